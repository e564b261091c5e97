package io.github.nh4j.installation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a device shows template notifications: the payload with gaps, such as
 * <code>{"aps":{"alert":"$(message)"}}</code>. Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages">
 *     Templates and their expressions</a>
 */
public final class InstallationTemplate {
    private static final int LONGEST_NAME = 200;

    private final String body;
    private final Map<String, String> headers;
    private final @Nullable String expiry;
    private final Set<String> tags;
    private final Map<String, String> otherMembers;

    private InstallationTemplate(Builder builder) {
        this.body = builder.body;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        this.expiry = builder.expiry;
        this.tags = Collections.unmodifiableSet(new LinkedHashSet<>(builder.tags));
        this.otherMembers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.otherMembers));
    }

    /**
     * A template that is nothing but its body.
     *
     * @param body JSON, or XML for Windows, whose values may be expressions
     * @return the template
     */
    public static InstallationTemplate of(String body) {
        return builder(body).build();
    }

    /**
     * Starts a template.
     *
     * @param body JSON, or XML for Windows, whose values may be expressions
     * @return a builder
     */
    public static Builder builder(String body) {
        return new Builder(body);
    }

    /**
     * The payload with its expressions.
     *
     * @return JSON or XML
     */
    public String body() {
        return body;
    }

    /**
     * The headers for the push service, whose values may be expressions.
     *
     * @return names and values in their order
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * For Apple: when the push service gives up.
     *
     * @return a time or an expression that becomes one, or empty
     */
    public Optional<String> expiry() {
        return Optional.ofNullable(expiry);
    }

    /**
     * The tags of the template alone, beside those of its installation. The hub adds the template's name to them.
     *
     * @return the tags in their order
     */
    public Set<String> tags() {
        return tags;
    }

    /**
     * Members that this library has no method for, since the service has added them later. They are kept when an
     * installation is read, changed and stored.
     *
     * @return names and values, each as JSON
     */
    public Map<String, String> otherMembers() {
        return otherMembers;
    }

    /** Refuses what the hub would; the template's name may be among its tags whatever its characters. */
    static void requireStorable(String owner, Map<String, InstallationTemplate> templates) {
        int index = 0;
        for (Map.Entry<String, InstallationTemplate> template : templates.entrySet()) {
            String what = owner + "template at index " + index++;
            template.getValue().requireStorable(what, requireName(template.getKey()));
        }
    }

    static String requireName(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the name of a template has " + name.length() + " characters; at most "
                    + LONGEST_NAME + " are allowed");
        }
        return Storable.notBlank("the name of a template", name);
    }

    void requireStorable(String what, String name) {
        Storable.notBlank("the body of the " + what, body);
        Storable.whole("the headers of the " + what, headers);
        Storable.whole("the expiry of the " + what, expiry().orElse(""));
        Storable.tags(
                "the " + what,
                tags.stream().filter(tag -> !tag.equalsIgnoreCase(name)).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstallationTemplate that
                && body.equals(that.body)
                && headers.equals(that.headers)
                && Objects.equals(expiry, that.expiry)
                && tags.equals(that.tags)
                && otherMembers.equals(that.otherMembers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(body, headers, expiry, tags);
    }

    /** Sizes: neither the body nor a tag. */
    @Override
    public String toString() {
        return "template, " + body.length() + " characters, " + headers.size() + " headers, " + tags.size() + " tags";
    }

    /** Collects a template. Not thread-safe. */
    public static final class Builder {
        private final String body;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable String expiry;
        private final Set<String> tags = new LinkedHashSet<>();
        private final Map<String, String> otherMembers = new LinkedHashMap<>();

        private Builder(String body) {
            this.body = Objects.requireNonNull(body, "body");
        }

        /**
         * Adds a header for the push service. A template for Windows needs {@code X-WNS-Type}.
         *
         * @param name its name
         * @param value its value, which may be an expression
         * @return this builder
         */
        public Builder header(String name, String value) {
            headers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Says, for Apple, when the push service gives up.
         *
         * @param expiry a time such as {@code 2030-01-01T00:00:00Z}, an expression that becomes one, or null
         * @return this builder
         */
        public Builder expiry(@Nullable String expiry) {
            this.expiry = expiry;
            return this;
        }

        /**
         * Adds a tag that is of the template alone.
         *
         * @param tag the tag
         * @return this builder
         */
        public Builder tag(String tag) {
            tags.add(Objects.requireNonNull(tag, "tag"));
            return this;
        }

        /**
         * Gives the tags, in place of those that there were.
         *
         * @param tags the tags
         * @return this builder
         */
        public Builder tags(Collection<String> tags) {
            this.tags.clear();
            tags.forEach(this::tag);
            return this;
        }

        /**
         * Adds a member that this library has no method for, or replaces it.
         *
         * @param name its name
         * @param json its value as JSON; whatever stores the installation refuses what is none
         * @return this builder
         */
        public Builder otherMember(String name, String json) {
            otherMembers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(json, "json"));
            return this;
        }

        /**
         * Makes the template.
         *
         * @return an immutable template
         */
        public InstallationTemplate build() {
            return new InstallationTemplate(this);
        }
    }
}
