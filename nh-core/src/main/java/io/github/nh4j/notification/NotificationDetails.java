package io.github.nh4j.notification;

import io.github.nh4j.auth.SasUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notification, as far as the hub knows by now. Everything but the state may be missing. Immutable and
 * thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/get-notification-message-telemetry">Per message
 *     telemetry</a>
 */
public final class NotificationDetails {
    private final Builder read;
    private final List<String> targetPlatforms;
    private final Map<String, Map<String, Long>> outcomeCounts;

    private NotificationDetails(Builder builder) {
        this.read = builder.copy();
        this.targetPlatforms = List.copyOf(builder.targetPlatforms);
        Map<String, Map<String, Long>> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        builder.outcomeCounts.forEach(
                (platform, outcomes) -> counts.put(platform, Collections.unmodifiableMap(new TreeMap<>(outcomes))));
        this.outcomeCounts = Collections.unmodifiableMap(counts);
    }

    /**
     * Starts details; tests of an application use it too.
     *
     * @param notificationId the hub's id for the notification; may be empty
     * @param state how far it is
     * @return a builder with nothing else in it
     */
    public static Builder builder(String notificationId, NotificationState state) {
        return new Builder(notificationId, state);
    }

    /**
     * The hub's id for the notification.
     *
     * @return the id; empty if the hub did not repeat it
     */
    public String notificationId() {
        return read.notificationId;
    }

    /**
     * How far the hub has got with it.
     *
     * @return the state
     */
    public NotificationState state() {
        return read.state;
    }

    /**
     * The hub's own address for it, such as {@code sb://ns.servicebus.windows.net/hub/messages/id}.
     *
     * @return the address
     */
    public Optional<String> location() {
        return Optional.ofNullable(read.location);
    }

    /**
     * When the hub accepted it.
     *
     * @return the time
     */
    public Optional<Instant> enqueueTime() {
        return Optional.ofNullable(read.enqueueTime);
    }

    /**
     * When the hub began to push it.
     *
     * @return the time
     */
    public Optional<Instant> startTime() {
        return Optional.ofNullable(read.startTime);
    }

    /**
     * When the hub was done with it.
     *
     * @return the time
     */
    public Optional<Instant> endTime() {
        return Optional.ofNullable(read.endTime);
    }

    /**
     * What was sent.
     *
     * @return the payload
     */
    public Optional<String> payload() {
        return Optional.ofNullable(read.payload);
    }

    /**
     * To whom it was sent.
     *
     * @return the tag expression as the hub repeats it
     */
    public Optional<String> tags() {
        return Optional.ofNullable(read.tags);
    }

    /**
     * The platforms that it went to.
     *
     * @return the hub's words, such as {@code apple}, {@code windows} or {@code template}, in the hub's order
     */
    public List<String> targetPlatforms() {
        return targetPlatforms;
    }

    /**
     * How often each push service answered what.
     *
     * @return for each platform, in the word of installations ({@code apns}, {@code fcmv1}, {@code wns}), the hub's words
     *     for the outcomes ({@code Success}, {@code WrongToken}, {@code ExpiredChannel}) with their counts
     */
    public Map<String, Map<String, Long>> outcomeCounts() {
        return outcomeCounts;
    }

    /**
     * How often an outcome came about, over all platforms.
     *
     * @param outcome the hub's word, such as {@code Success}
     * @return the count; 0 if it did not
     */
    public long count(String outcome) {
        return outcomeCounts.values().stream()
                .mapToLong(counts -> counts.getOrDefault(outcome, 0L))
                .sum();
    }

    /**
     * Where the errors of the push services are told, device by device: documents for {@code FeedbackReader}.
     *
     * @return the address, which is a secret; empty if there were no errors
     */
    public Optional<SasUri> pnsErrorDetailsUri() {
        return Optional.ofNullable(read.pnsErrorDetailsUri);
    }

    /** The id, the state and the counts. */
    @Override
    public String toString() {
        return read.notificationId + " " + read.state + " " + outcomeCounts;
    }

    /** Collects details. Not thread-safe. */
    public static final class Builder {
        private final String notificationId;
        private final NotificationState state;
        private final List<String> targetPlatforms = new ArrayList<>();
        private final Map<String, Map<String, Long>> outcomeCounts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private @Nullable String location;
        private @Nullable Instant enqueueTime;
        private @Nullable Instant startTime;
        private @Nullable Instant endTime;
        private @Nullable String payload;
        private @Nullable String tags;
        private @Nullable SasUri pnsErrorDetailsUri;

        private Builder(String notificationId, NotificationState state) {
            this.notificationId = Objects.requireNonNull(notificationId, "notificationId");
            this.state = Objects.requireNonNull(state, "state");
        }

        private Builder copy() {
            Builder copy = new Builder(notificationId, state).times(enqueueTime, startTime, endTime);
            copy.location = location;
            copy.payload = payload;
            copy.tags = tags;
            copy.pnsErrorDetailsUri = pnsErrorDetailsUri;
            return copy;
        }

        /**
         * Gives the hub's address.
         *
         * @param location the address, or null
         * @return this builder
         */
        public Builder location(@Nullable String location) {
            this.location = location;
            return this;
        }

        /**
         * Gives the times.
         *
         * @param enqueued when it was accepted, or null
         * @param started when it was begun, or null
         * @param ended when it was done, or null
         * @return this builder
         */
        public Builder times(@Nullable Instant enqueued, @Nullable Instant started, @Nullable Instant ended) {
            this.enqueueTime = enqueued;
            this.startTime = started;
            this.endTime = ended;
            return this;
        }

        /**
         * Gives what was sent.
         *
         * @param payload the payload, or null
         * @return this builder
         */
        public Builder payload(@Nullable String payload) {
            this.payload = payload;
            return this;
        }

        /**
         * Gives to whom it was sent.
         *
         * @param tags the tag expression, or null
         * @return this builder
         */
        public Builder tags(@Nullable String tags) {
            this.tags = tags;
            return this;
        }

        /**
         * Adds a platform that it went to.
         *
         * @param platform the hub's word
         * @return this builder
         */
        public Builder targetPlatform(String platform) {
            targetPlatforms.add(Objects.requireNonNull(platform, "platform"));
            return this;
        }

        /**
         * Adds to the count of an outcome.
         *
         * @param platform the word of installations
         * @param outcome the hub's word
         * @param count how often it came about
         * @return this builder
         */
        public Builder outcome(String platform, String outcome, long count) {
            outcomeCounts
                    .computeIfAbsent(Objects.requireNonNull(platform, "platform"), word -> new TreeMap<>())
                    .merge(Objects.requireNonNull(outcome, "outcome"), count, Long::sum);
            return this;
        }

        /**
         * Gives the address of the errors.
         *
         * @param uri the address, or null
         * @return this builder
         */
        public Builder pnsErrorDetailsUri(@Nullable SasUri uri) {
            this.pnsErrorDetailsUri = uri;
            return this;
        }

        /**
         * Makes the details.
         *
         * @return immutable details
         */
        public NotificationDetails build() {
            return new NotificationDetails(this);
        }
    }
}
