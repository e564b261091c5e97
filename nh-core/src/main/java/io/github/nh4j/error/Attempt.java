package io.github.nh4j.error;

import java.time.Duration;
import java.util.Objects;

/** One of the times that a call was tried. Immutable and thread-safe. */
public final class Attempt {
    private final String failure;
    private final Delivery delivery;
    private final Duration waited;
    private final Duration took;

    private Attempt(String failure, Delivery delivery, Duration waited, Duration took) {
        this.failure = failure;
        this.delivery = delivery;
        this.waited = waited;
        this.took = took;
    }

    /**
     * An attempt; tests of an application use it too.
     *
     * @param failure what it failed with
     * @param delivery what is certain about this attempt alone
     * @param waited the wait before it
     * @param took its own time, without the wait
     * @return the attempt
     */
    public static Attempt of(String failure, Delivery delivery, Duration waited, Duration took) {
        return new Attempt(
                Objects.requireNonNull(failure, "failure"),
                Objects.requireNonNull(delivery, "delivery"),
                Objects.requireNonNull(waited, "waited"),
                Objects.requireNonNull(took, "took"));
    }

    /**
     * What it failed with.
     *
     * @return the status of the hub's answer, such as {@code 503}; what ended it from here, such as {@code
     *     ATTEMPT_TIMEOUT}; or else the name of the exception's class
     */
    public String failure() {
        return failure;
    }

    /**
     * What is certain about this attempt alone. That of the call is the least certain of all its attempts.
     *
     * @return the certainty
     */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * How long the call waited before this attempt.
     *
     * @return zero or more
     */
    public Duration waited() {
        return waited;
    }

    /**
     * How long the attempt took, without the wait.
     *
     * @return zero or more
     */
    public Duration took() {
        return took;
    }

    /** Such as {@code 503 (UNKNOWN) after 12 ms}. */
    @Override
    public String toString() {
        return failure + " (" + delivery + ") after " + took.toMillis() + " ms"
                + (waited.isZero() ? "" : ", having waited " + waited.toMillis() + " ms");
    }
}
