package io.github.nh4j.emulator;

import io.github.nh4j.hub.AuthorizationRule;
import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.hub.HubDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub of the namespace. Immutable, but for what it remembers. */
final class HostedHub {
    private final String name;
    private final List<DescriptionElement> description;
    private final Hub state;
    private final Instant createdAt;
    private final Instant updatedAt;
    private final List<AccessPolicy> policies;
    private final Optional<Duration> registrationTtl;

    HostedHub(String name, List<DescriptionElement> description, Hub state, Instant createdAt, Instant updatedAt) {
        this.name = name;
        this.description = description;
        this.state = state;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        // Read once, since every request asks for it.
        HubDescription read = HubDescription.of(name, description);
        this.policies =
                read.authorizationRules().stream().flatMap(HostedHub::policies).toList();
        this.registrationTtl = read.registrationTtl();
    }

    String name() {
        return name;
    }

    /** The elements of its description. */
    List<DescriptionElement> description() {
        return description;
    }

    /** What it remembers. */
    Hub state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Who may call it: each of its rules is good with both of its keys. */
    List<AccessPolicy> policies() {
        return policies;
    }

    /** How long its registrations live; empty if they never expire. */
    Optional<Duration> registrationTtl() {
        return registrationTtl;
    }

    private static Stream<AccessPolicy> policies(AuthorizationRule rule) {
        Set<AccessPolicy.Right> rights = rule.rights().stream()
                .map(right -> AccessPolicy.Right.valueOf(right.name()))
                .collect(Collectors.toUnmodifiableSet());
        return Stream.of(rule.primaryKey(), rule.secondaryKey())
                .filter(key -> !key.isEmpty())
                .map(key -> new AccessPolicy(rule.keyName(), key, rights));
    }
}
