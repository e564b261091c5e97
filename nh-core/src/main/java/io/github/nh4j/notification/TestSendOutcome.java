package io.github.nh4j.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of a test send, device by device. Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-fixer">
 *     Diagnose dropped notifications</a>
 */
public final class TestSendOutcome {
    private final long successCount;
    private final long failureCount;
    private final List<Result> results;
    private final String trackingId;

    private TestSendOutcome(Builder builder) {
        this.successCount = builder.successCount;
        this.failureCount = builder.failureCount;
        this.results = List.copyOf(builder.results);
        this.trackingId = builder.trackingId;
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
     * How many devices the push services accepted it for.
     *
     * @return the count
     */
    public long successCount() {
        return successCount;
    }

    /**
     * How many devices the push services refused it for.
     *
     * @return the count
     */
    public long failureCount() {
        return failureCount;
    }

    /**
     * The devices that the hub chose, ten at most.
     *
     * @return the results in the hub's order
     */
    public List<Result> results() {
        return results;
    }

    /**
     * The id by which Azure's support finds the call.
     *
     * @return the service's tracking id if it sent one, or else the client's
     */
    public String trackingId() {
        return trackingId;
    }

    @Override
    public String toString() {
        return successCount + " succeeded, " + failureCount + " failed " + results + " [trackingId=" + trackingId + "]";
    }

    /** One device. Immutable and thread-safe. */
    public static final class Result {
        private final String applicationPlatform;
        private final String pnsHandle;
        private final String registrationId;
        private final String outcome;

        private Result(String applicationPlatform, String pnsHandle, String registrationId, String outcome) {
            this.applicationPlatform = Objects.requireNonNull(applicationPlatform, "applicationPlatform");
            this.pnsHandle = Objects.requireNonNull(pnsHandle, "pnsHandle");
            this.registrationId = Objects.requireNonNull(registrationId, "registrationId");
            this.outcome = Objects.requireNonNull(outcome, "outcome");
        }

        /**
         * A device's result.
         *
         * @param applicationPlatform the hub's word for the platform
         * @param pnsHandle the device's handle
         * @param registrationId the id of the registration
         * @param outcome the hub's text
         * @return the result
         */
        public static Result of(String applicationPlatform, String pnsHandle, String registrationId, String outcome) {
            return new Result(applicationPlatform, pnsHandle, registrationId, outcome);
        }

        /**
         * The hub's word for the platform, kept as it is.
         *
         * @return such as {@code apple}; empty if the hub gave none
         */
        public String applicationPlatform() {
            return applicationPlatform;
        }

        /**
         * The device's handle at its push service.
         *
         * @return the handle; empty if the hub gave none
         */
        public String pnsHandle() {
            return pnsHandle;
        }

        /**
         * The registration that matched.
         *
         * @return the id; empty if the hub gave none
         */
        public String registrationId() {
            return registrationId;
        }

        /**
         * What the push service said, in the hub's words.
         *
         * @return such as {@code The Notification was successfully sent to the Push Notification System}
         */
        public String outcome() {
            return outcome;
        }

        @Override
        public String toString() {
            return applicationPlatform + " " + registrationId + ": " + outcome;
        }
    }

    /** Collects an outcome. Not thread-safe. */
    public static final class Builder {
        private long successCount;
        private long failureCount;
        private final List<Result> results = new ArrayList<>();
        private String trackingId = "";

        private Builder() {}

        /**
         * Gives the count of devices that it was accepted for.
         *
         * @param count how many
         * @return this builder
         */
        public Builder successCount(long count) {
            this.successCount = count;
            return this;
        }

        /**
         * Gives the count of devices that it was refused for.
         *
         * @param count how many
         * @return this builder
         */
        public Builder failureCount(long count) {
            this.failureCount = count;
            return this;
        }

        /**
         * Adds a device.
         *
         * @param result its result
         * @return this builder
         */
        public Builder result(Result result) {
            results.add(Objects.requireNonNull(result, "result"));
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
         * Makes the outcome.
         *
         * @return an immutable outcome
         */
        public TestSendOutcome build() {
            return new TestSendOutcome(this);
        }
    }
}
