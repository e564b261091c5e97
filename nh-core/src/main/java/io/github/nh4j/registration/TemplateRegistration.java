package io.github.nh4j.registration;

import io.github.nh4j.installation.InstallationPlatform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A registration for template notifications: a payload with gaps, such as
 * <code>{"aps":{"alert":"$(message)"}}</code>, which the hub fills in.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages">
 *     Templates and their expressions</a>
 */
public final class TemplateRegistration extends Registration {
    private static final int LONGEST_NAME = 200;

    private final PushChannel channel;
    private final String body;
    private final @Nullable String name;
    private final Map<String, String> headers;
    private final @Nullable String expiry;
    private final @Nullable String priority;
    private final @Nullable Integer messageType;

    private TemplateRegistration(Builder builder) {
        super(builder);
        this.channel = builder.channel;
        this.body = builder.body;
        this.name = builder.name;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        this.expiry = builder.expiry;
        this.priority = builder.priority;
        this.messageType = builder.messageType;
    }

    /**
     * Starts a registration.
     *
     * @param channel where to push to
     * @param body JSON, or XML for Windows, whose values may be expressions
     * @return a builder
     */
    public static Builder builder(PushChannel channel, String body) {
        return new Builder(channel, body);
    }

    /**
     * Starts a registration of a device.
     *
     * @param platform its push service, but for a browser
     * @param handle its handle there, as in {@link PushChannel#of(InstallationPlatform, String)}
     * @param body JSON, or XML for Windows, whose values may be expressions
     * @return a builder
     */
    public static Builder builder(InstallationPlatform platform, String handle, String body) {
        return new Builder(PushChannel.of(platform, handle), body);
    }

    /**
     * Starts a registration from this one.
     *
     * @return a builder with all that is in here
     */
    public Builder toBuilder() {
        Builder builder = copyTo(new Builder(channel, body));
        headers.forEach(builder::header);
        builder.messageType = messageType;
        return builder.name(name).expiry(expiry).priority(priority);
    }

    /**
     * Where the hub pushes to.
     *
     * @return the channel
     */
    public PushChannel channel() {
        return channel;
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
     * The name of the template, which the hub also takes for a tag.
     *
     * @return the name, or empty
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
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
     * For Apple: the priority.
     *
     * @return a number or an expression that becomes one, or empty
     */
    public Optional<String> priority() {
        return Optional.ofNullable(priority);
    }

    /**
     * For Baidu: the type of the message.
     *
     * @return 0 for a message to the app, 1 for a notification, or empty
     */
    public OptionalInt messageType() {
        return messageType == null ? OptionalInt.empty() : OptionalInt.of(messageType);
    }

    @Override
    public TemplateRegistration requireStorable() {
        requireStorable(name().orElse(""));
        channel.requireStorable();
        // Breaks of lines are blanks to JSON and to XML, and XML makes \n of each.
        Storable.notBlank("the body of the template", body.replace('\r', '\n'));
        if (name != null) {
            Storable.notBlank("the name of the template", name);
            if (name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("the name of the template has " + name.length()
                        + " characters; at most " + LONGEST_NAME + " are allowed");
            }
        }
        headers.forEach((header, value) -> {
            Storable.notBlank("the name of a header of the template", header);
            Storable.text("the value of a header of the template", value);
        });
        boolean apple = channel.platform().equals(InstallationPlatform.APPLE);
        if (!apple && (expiry != null || priority != null)) {
            throw new IllegalArgumentException("an expiry and a priority are for the platform apns, and for no other");
        }
        if (expiry != null) {
            Storable.notBlank("the expiry of the template", expiry);
        }
        if (priority != null && !priority.matches("(?s)[$.%#{].+|[0-9]{1,3}")) {
            throw new IllegalArgumentException("the priority of the template must be a number or an expression");
        }
        if (messageType != null && !channel.platform().equals(InstallationPlatform.BAIDU)) {
            throw new IllegalArgumentException("a message type is for the platform baidu, and for no other");
        }
        requireHeadersOfPlatform(apple);
        return this;
    }

    private void requireHeadersOfPlatform(boolean apple) {
        if (channel.platform().equals(InstallationPlatform.WINDOWS)) {
            if (!hasHeader("x-wns-type")) {
                throw new IllegalArgumentException("a template for Windows needs the header X-WNS-Type:"
                        + " wns/toast, wns/tile, wns/badge or wns/raw");
            }
        } else if (Storable.isWindows(channel.platform())) {
            if (!hasHeader("x-windowsphone-target") && !hasHeader("x-notificationclass")) {
                throw new IllegalArgumentException(
                        "a template for Windows Phone needs the headers X-WindowsPhone-Target and X-NotificationClass");
            }
        } else if (!headers.isEmpty()
                && !(apple
                        && headers.keySet().stream()
                                .allMatch(header ->
                                        header.toLowerCase(Locale.ROOT).startsWith("apns-")))) {
            throw new IllegalArgumentException("headers are for templates of Windows and Windows Phone, and of Apple,"
                    + " where their names start with apns-");
        }
    }

    private boolean hasHeader(String lowerCaseName) {
        return headers.keySet().stream().anyMatch(lowerCaseName::equalsIgnoreCase);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TemplateRegistration that
                && equalsInCommon(that)
                && channel.equals(that.channel)
                && body.equals(that.body)
                && Objects.equals(name, that.name)
                && headers.equals(that.headers)
                && Objects.equals(expiry, that.expiry)
                && Objects.equals(priority, that.priority)
                && Objects.equals(messageType, that.messageType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), channel, body, name);
    }

    /** Id, platform and sizes: no handle, no tag and nothing of the template. */
    @Override
    public String toString() {
        return text("template") + ", " + channel + ", " + body.length() + " characters";
    }

    /** Collects a registration. Not thread-safe. */
    public static final class Builder extends RegistrationBuilder<Builder> {
        private PushChannel channel;
        private String body;
        private @Nullable String name;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable String expiry;
        private @Nullable String priority;
        private @Nullable Integer messageType;

        private Builder(PushChannel channel, String body) {
            this.channel = Objects.requireNonNull(channel, "channel");
            this.body = Objects.requireNonNull(body, "body");
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Gives another channel.
         *
         * @param channel where to push to
         * @return this builder
         */
        public Builder channel(PushChannel channel) {
            this.channel = Objects.requireNonNull(channel, "channel");
            return this;
        }

        /**
         * Gives another payload.
         *
         * @param body JSON, or XML for Windows, whose values may be expressions
         * @return this builder
         */
        public Builder body(String body) {
            this.body = Objects.requireNonNull(body, "body");
            return this;
        }

        /**
         * Gives the template a name.
         *
         * @param name at most 200 characters, or null
         * @return this builder
         */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
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
         * Gives, for Apple, the priority.
         *
         * @param priority 5 or 10, an expression that becomes a number, or null
         * @return this builder
         */
        public Builder priority(@Nullable String priority) {
            this.priority = priority;
            return this;
        }

        /**
         * Gives, for Baidu, the type of the message.
         *
         * @param messageType 0 for a message to the app, 1 for a notification
         * @return this builder
         */
        public Builder messageType(int messageType) {
            this.messageType = messageType;
            return this;
        }

        /**
         * Makes the registration.
         *
         * @return an immutable registration
         */
        public TemplateRegistration build() {
            return new TemplateRegistration(this);
        }
    }
}
