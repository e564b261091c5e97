package io.github.nh4j.observe;

import io.github.nh4j.error.Attempt;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One attempt of a call, once it has ended. It holds no payload, no tag, no handle and no secret. Immutable and thread-safe. */
public final class Exchange {
    private final String operation;
    private final String host;
    private final String trackingId;
    private final int number;
    private final int status;
    private final Duration took;
    private final @Nullable Attempt failure;

    private Exchange(
            String operation,
            String host,
            String trackingId,
            int number,
            int status,
            Duration took,
            @Nullable Attempt failure) {
        this.operation = Objects.requireNonNull(operation, "operation");
        this.host = Objects.requireNonNull(host, "host");
        this.trackingId = Objects.requireNonNull(trackingId, "trackingId");
        this.number = number;
        this.status = status;
        this.took = Objects.requireNonNull(took, "took");
        this.failure = failure;
    }

    /**
     * An exchange; tests of an application use it too.
     *
     * @param operation what was called, such as {@code installations.get}
     * @param host where
     * @param trackingId the client's id for the call
     * @param number 1 for the first attempt of the call
     * @param status that of the answer, or 0 if none came
     * @param took how long it took
     * @param failure what it failed with, or null if it has not
     * @return the exchange
     */
    public static Exchange of(
            String operation,
            String host,
            String trackingId,
            int number,
            int status,
            Duration took,
            @Nullable Attempt failure) {
        return new Exchange(operation, host, trackingId, number, status, took, failure);
    }

    /**
     * What was called.
     *
     * @return one of some forty names, such as {@code send} or {@code installations.get}
     */
    public String operation() {
        return operation;
    }

    /**
     * The host of the namespace.
     *
     * @return its name
     */
    public String host() {
        return host;
    }

    /**
     * The client's id for the call, the same for all its attempts.
     *
     * @return a UUID
     */
    public String trackingId() {
        return trackingId;
    }

    /**
     * Which attempt of the call it was.
     *
     * @return 1 for the first
     */
    public int number() {
        return number;
    }

    /**
     * The status of the answer.
     *
     * @return the status, or empty if no answer came
     */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * How long it took.
     *
     * @return zero or more
     */
    public Duration took() {
        return took;
    }

    /**
     * What it failed with.
     *
     * @return the failed attempt, or empty if it succeeded
     */
    public Optional<Attempt> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return operation + " " + number + ": "
                + (failure == null ? status + " after " + took.toMillis() + " ms" : failure);
    }
}
