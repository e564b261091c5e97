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

/**
 * A hub of the namespace.
 *
 * @param description the elements of its description
 * @param state what it remembers
 */
record HostedHub(String name, List<DescriptionElement> description, Hub state, Instant createdAt, Instant updatedAt) {
    /** Who may call it: each of its rules is good with both of its keys. */
    List<AccessPolicy> policies() {
        return HubDescription.of(name, description).authorizationRules().stream()
                .flatMap(HostedHub::policies)
                .toList();
    }

    /** How long its registrations live; empty if they never expire. */
    Optional<Duration> registrationTtl() {
        return HubDescription.of(name, description).registrationTtl();
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
