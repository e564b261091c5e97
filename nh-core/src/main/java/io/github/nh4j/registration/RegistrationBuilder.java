package io.github.nh4j.registration;

import io.github.nh4j.hub.DescriptionElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what all registrations have. Not thread-safe.
 *
 * @param <B> the builder of the kind
 */
public abstract sealed class RegistrationBuilder<B extends RegistrationBuilder<B>>
        permits NativeRegistration.Builder, TemplateRegistration.Builder, UnknownRegistration.Builder {
    /** The hub writes never as the last moment that its clock can tell. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    @Nullable
    String id;

    @Nullable
    String etag;

    @Nullable
    Instant expirationTime;

    final Set<String> tags = new LinkedHashSet<>();
    final Map<String, String> pushVariables = new LinkedHashMap<>();
    final List<DescriptionElement> otherElements = new ArrayList<>();

    RegistrationBuilder() {}

    abstract B self();

    /**
     * Gives the id.
     *
     * @param id an id that the hub has given, or null
     * @return this builder
     */
    public B id(@Nullable String id) {
        this.id = id;
        return self();
    }

    /**
     * Gives the version that a change is based on.
     *
     * @param etag an etag that the hub has given, without quotes, or null
     * @return this builder
     */
    public B etag(@Nullable String etag) {
        this.etag = etag;
        return self();
    }

    /**
     * Says when the hub forgets the registration. The hub knows by itself and takes it from nobody.
     *
     * @param expirationTime the time; null for never, as is the last second of 9999
     * @return this builder
     */
    public B expirationTime(@Nullable Instant expirationTime) {
        this.expirationTime = expirationTime == null || !expirationTime.isBefore(NEVER) ? null : expirationTime;
        return self();
    }

    /**
     * Adds a tag.
     *
     * @param tag letters, digits and {@code _ @ # . : -}, at most 120 characters
     * @return this builder
     */
    public B tag(String tag) {
        tags.add(Objects.requireNonNull(tag, "tag"));
        return self();
    }

    /**
     * Removes a tag, if it is there.
     *
     * @param tag the tag, in any case
     * @return this builder
     */
    public B removeTag(String tag) {
        tags.removeIf(tag::equalsIgnoreCase);
        return self();
    }

    /**
     * Gives the tags, in place of those that there were.
     *
     * @param tags each as in {@link #tag}
     * @return this builder
     */
    public B tags(Collection<String> tags) {
        this.tags.clear();
        tags.forEach(this::tag);
        return self();
    }

    /**
     * Gives templates a value for when a notification does not say it, or replaces it.
     *
     * @param name its name in templates
     * @param value the value
     * @return this builder
     */
    public B pushVariable(String name, String value) {
        pushVariables.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return self();
    }

    /**
     * Removes a push variable, if it is there.
     *
     * @param name its name
     * @return this builder
     */
    public B removePushVariable(String name) {
        pushVariables.remove(Objects.requireNonNull(name, "name"));
        return self();
    }

    /**
     * Adds an element that this library has no method for, in place of the one with its name if there is one. It is written
     * behind all others.
     *
     * @param element as it travels
     * @return this builder
     */
    public B otherElement(DescriptionElement element) {
        otherElements.removeIf(other -> other.name().equals(element.name()));
        otherElements.add(element);
        return self();
    }
}
