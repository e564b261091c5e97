package io.github.nh4j.notification;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hub has accepted a notification. It pushes in the background: what became of it at the devices is told by the
 * notification's details, later. Immutable and thread-safe.
 */
public final class NotificationOutcome {
    private final @Nullable String notificationId;
    private final String trackingId;
    private final @Nullable String correlationId;

    private NotificationOutcome(Builder builder) {
        this.notificationId = builder.notificationId;
        this.trackingId = builder.trackingId;
        this.correlationId = builder.correlationId;
    }

    /**
     * Starts an outcome; tests of an application use it too.
     *
     * @return a builder with nothing in it
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The hub's id for the notification, by which its details are read and a scheduled one is cancelled.
     *
     * @return the id, or empty: hubs of the Free and Basic tiers give none
     */
    public Optional<String> notificationId() {
        return Optional.ofNullable(notificationId);
    }

    /**
     * The id by which Azure's support finds the call.
     *
     * @return the service's tracking id if it sent one, or else the client's
     */
    public String trackingId() {
        return trackingId;
    }

    /**
     * The service's correlation id.
     *
     * @return the id, or empty if the answer had none
     */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    @Override
    public String toString() {
        return "accepted" + (notificationId == null ? "" : " as " + notificationId) + " [trackingId=" + trackingId
                + "]";
    }

    /** Collects an outcome. Not thread-safe. */
    public static final class Builder {
        private @Nullable String notificationId;
        private String trackingId = "";
        private @Nullable String correlationId;

        private Builder() {}

        /**
         * Gives the hub's id.
         *
         * @param notificationId the id, or null if there is none
         * @return this builder
         */
        public Builder notificationId(@Nullable String notificationId) {
            this.notificationId = notificationId;
            return this;
        }

        /**
         * Gives the tracking id.
         *
         * @param trackingId the id
         * @return this builder
         */
        public Builder trackingId(String trackingId) {
            this.trackingId = Objects.requireNonNull(trackingId, "trackingId");
            return this;
        }

        /**
         * Gives the correlation id.
         *
         * @param correlationId the id, or null if there is none
         * @return this builder
         */
        public Builder correlationId(@Nullable String correlationId) {
            this.correlationId = correlationId;
            return this;
        }

        /**
         * Makes the outcome.
         *
         * @return an immutable outcome
         */
        public NotificationOutcome build() {
            return new NotificationOutcome(this);
        }
    }
}
