package io.github.nh4j.notification;

import io.github.nh4j.error.NotificationHubException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a send that takes several requests: one part for each request, in their order. The first part that fails
 * ends the batch; those behind it were not attempted, and say {@code NOT_SENT}. Immutable and thread-safe.
 */
public final class BatchOutcome {
    private final List<Part> parts;

    private BatchOutcome(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * An outcome; tests of an application use it too.
     *
     * @param parts the parts in their order
     * @return the outcome
     */
    public static BatchOutcome of(List<Part> parts) {
        return new BatchOutcome(parts);
    }

    /**
     * Every part, whether it was accepted or not.
     *
     * @return the parts in the order of the list that was sent
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * The parts that were not accepted.
     *
     * @return the parts that have a failure; empty if the hub has accepted all
     */
    public List<Part> failures() {
        return parts.stream().filter(part -> part.failure().isPresent()).toList();
    }

    @Override
    public String toString() {
        return "BatchOutcome" + parts;
    }

    /** One request of the batch. Immutable and thread-safe. */
    public static final class Part {
        private final int from;
        private final int to;
        private final @Nullable NotificationOutcome outcome;
        private final @Nullable NotificationHubException failure;

        private Part(
                int from, int to, @Nullable NotificationOutcome outcome, @Nullable NotificationHubException failure) {
            this.from = from;
            this.to = to;
            this.outcome = outcome;
            this.failure = failure;
        }

        /**
         * A part that the hub has accepted.
         *
         * @param from the index of its first item in the list that was sent
         * @param to the index behind its last item
         * @param outcome the outcome
         * @return the part
         */
        public static Part accepted(int from, int to, NotificationOutcome outcome) {
            return new Part(from, to, Objects.requireNonNull(outcome, "outcome"), null);
        }

        /**
         * A part that failed or was not attempted.
         *
         * @param from the index of its first item in the list that was sent
         * @param to the index behind its last item
         * @param failure why, and whether it was delivered
         * @return the part
         */
        public static Part failed(int from, int to, NotificationHubException failure) {
            return new Part(from, to, null, Objects.requireNonNull(failure, "failure"));
        }

        /**
         * Where the part begins.
         *
         * @return the index of its first item in the list that was sent
         */
        public int from() {
            return from;
        }

        /**
         * Where the part ends.
         *
         * @return the index behind its last item, as in {@link List#subList}
         */
        public int to() {
            return to;
        }

        /**
         * The outcome, if the hub has accepted the part.
         *
         * @return the outcome, or empty if there is a failure
         */
        public Optional<NotificationOutcome> outcome() {
            return Optional.ofNullable(outcome);
        }

        /**
         * Why the part failed. With {@code NOT_SENT} or {@code REJECTED} it may be sent again without pushing twice.
         *
         * @return the failure, or empty if there is an outcome
         */
        public Optional<NotificationHubException> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public String toString() {
            return from + ".." + (to - 1) + " " + (failure == null ? outcome : failure.delivery());
        }
    }
}
