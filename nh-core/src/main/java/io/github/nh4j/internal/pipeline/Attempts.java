package io.github.nh4j.internal.pipeline;

import io.github.nh4j.error.Attempt;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.internal.endpoint.OperationKind;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.observe.Exchange;
import io.github.nh4j.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call: what they prove together, and whether and when there is another. For one thread at a time.
 */
final class Attempts {
    private static final long FIRST_BACKOFF = Duration.ofMillis(100).toNanos();
    private static final long FIRST_BACKOFF_WHEN_THROTTLED =
            Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_BACKOFF = Duration.ofSeconds(20).toNanos();
    private static final long LEAST_JITTER = Duration.ofMillis(250).toNanos();
    /** A proxy that asks for a day must not silence a client for so long. */
    private static final long LONGEST_COOL_DOWN = Duration.ofMinutes(10).toNanos();

    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final Repeats repeats;
    private final RetryPolicy policy;
    private final OperationKind operation;
    private final String trackingId;
    private final long deadlineNanos;
    private final long attemptNanos;
    private @Nullable List<Attempt> made;
    private @Nullable Set<FailureKind> met;
    private Delivery delivery = Delivery.NOT_SENT;
    private long endedNanos;
    private long begunNanos;
    private int status;
    private @Nullable String note;

    Attempts(Repeats repeats, PipelineSettings settings, OperationKind operation) {
        this.repeats = repeats;
        this.policy = settings.retryPolicy();
        this.operation = operation;
        this.trackingId = settings.randomness().uuid().toString();
        this.endedNanos = repeats.time().nanos();
        this.begunNanos = endedNanos;
        this.deadlineNanos = endedNanos + settings.operationTimeout().toNanos();
        this.attemptNanos = settings.attemptTimeout().toNanos();
    }

    /** What all attempts of a client share. */
    record Repeats(RetryBudget budget, CoolDown coolDown, Time time, Randomness randomness) {}

    String trackingId() {
        return trackingId;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    /** An attempt begins now; it has until the result. */
    long begin() {
        begunNanos = repeats.time().nanos();
        status = 0;
        return begunNanos + Math.min(attemptNanos, deadlineNanos - begunNanos);
    }

    /** What is certain about the call so far: the least certain of its attempts. */
    Delivery delivery() {
        return delivery;
    }

    List<Attempt> made() {
        return made == null ? List.of() : List.copyOf(made);
    }

    /** The last that was made. */
    Attempt last() {
        return made().get(made().size() - 1);
    }

    /** Why there is no other attempt although the policy allows it, or null. */
    @Nullable
    String note() {
        return note;
    }

    /** An answer has come, whatever it says. */
    void answered(int status) {
        this.status = status;
    }

    /** How the present attempt has ended. */
    Exchange exchange(Endpoint<?> endpoint, @Nullable AttemptFailure failure) {
        Duration took = Duration.ofNanos(repeats.time().nanos() - begunNanos);
        return Exchange.of(
                endpoint.operation(),
                endpoint.uri().getHost(),
                trackingId,
                made == null ? 1 : made.size() + 1,
                status,
                took,
                failure == null ? null : attempt(failure, took));
    }

    void succeeded() {
        if (made == null) {
            repeats.budget().succeeded();
        }
    }

    /**
     * When the next attempt is due, or null if there is none.
     */
    @Nullable
    Long next(AttemptFailure failure) {
        int retries = made == null ? 0 : made.size();
        if (met == null) {
            met = EnumSet.noneOf(FailureKind.class);
        }
        boolean again = !met.add(failure.kind());
        record(failure);
        if (failure.kind() == FailureKind.THROTTLED && failure.retryAfter() != null && failure.answer() != null) {
            repeats.coolDown()
                    .until(
                            endedNanos + Math.min(asked(failure.retryAfter()), LONGEST_COOL_DOWN),
                            failure.answer().status());
        }
        if (failure.endsTheCall()
                || retries + 1 >= policy.maxAttempts()
                || !failure.kind().allowsRetry(operation, again, policy.repeatsWhatMayHaveArrived())) {
            return null;
        }
        boolean free = failure.kind() == FailureKind.TOKEN_REFUSED;
        long wait = atLeastTheCoolDown(free ? 0 : wait(failure, retries));
        if (wait >= deadlineNanos - endedNanos) {
            note = "Not repeated: the wait would have been longer than what was left of the call's time.";
            return null;
        }
        if (!free && !repeats.budget().take()) {
            note = "Not repeated: the retry budget is exhausted, since too many calls have failed lately.";
            return null;
        }
        return endedNanos + wait;
    }

    private void record(AttemptFailure failure) {
        long now = repeats.time().nanos();
        if (made == null) {
            made = new ArrayList<>(2);
        }
        Delivery certain = failure.kind().delivery();
        made.add(attempt(failure, Duration.ofNanos(now - begunNanos)));
        delivery = certain.compareTo(delivery) > 0 ? certain : delivery;
        endedNanos = now;
    }

    private Attempt attempt(AttemptFailure failure, Duration took) {
        return Attempt.of(failure.word(), failure.kind().delivery(), Duration.ofNanos(begunNanos - endedNanos), took);
    }

    /** The hub may have asked another call to wait. */
    private long atLeastTheCoolDown(long wait) {
        CoolDown.Pause pause = repeats.coolDown().now();
        return pause == null ? wait : Math.max(wait, pause.untilNanos() - endedNanos);
    }

    /** Full jitter, and never less than the hub asked for. */
    private long wait(AttemptFailure failure, int retries) {
        long first = failure.kind().isThrottling() ? FIRST_BACKOFF_WHEN_THROTTLED : FIRST_BACKOFF;
        long backoff = atMost(Math.min(LONGEST_BACKOFF, first << retries));
        return failure.retryAfter() == null ? backoff : Math.max(backoff, asked(failure.retryAfter()));
    }

    private long asked(Duration hint) {
        long nanos = (hint.compareTo(LONGEST_WAIT) < 0 ? hint : LONGEST_WAIT).toNanos();
        return nanos + atMost(Math.max(LEAST_JITTER, nanos / 10));
    }

    private long atMost(long bound) {
        return Long.remainderUnsigned(repeats.randomness().nextLong(), bound + 1);
    }
}
