package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.time.Watch;
import io.github.nh4j.transport.Cancellation;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An attempt in flight: what may end it before its answer comes. The first reason wins. */
final class Call extends Watch.Item {
    /** How many looks of the watch a transport has to end the exchange in, once told to; then nobody waits for it. */
    private static final int GRACE_LOOKS = 4;

    /** Why the cancellation was fired. */
    enum Reason {
        /** The time of this attempt is over, and there may be another. */
        ATTEMPT_TIMEOUT,
        /** The time of the whole call is over. */
        DEADLINE,
        INTERRUPT,
        CLOSE,
        CANCEL
    }

    private final long endNanos;
    private final long deadlineNanos;
    private final @Nullable Thread caller;
    private final @Nullable Consumer<Call> abandon;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private int looksSinceFired;

    private Call(long endNanos, long deadlineNanos, @Nullable Thread caller, @Nullable Consumer<Call> abandon) {
        this.endNanos = endNanos;
        this.deadlineNanos = deadlineNanos;
        this.caller = caller;
        this.abandon = abandon;
    }

    /**
     * An attempt whose thread waits: an interrupt of that thread ends it.
     *
     * @param endNanos when the attempt ends
     * @param deadlineNanos when the call ends; the same or later
     */
    static Call blocking(long endNanos, long deadlineNanos) {
        return new Call(endNanos, deadlineNanos, Thread.currentThread(), null);
    }

    /**
     * An attempt for which nobody waits.
     *
     * @param abandon gets this attempt, once, if the transport does not end the exchange soon after it was told to
     */
    static Call async(long endNanos, long deadlineNanos, Consumer<Call> abandon) {
        return new Call(endNanos, deadlineNanos, null, abandon);
    }

    @Override
    protected void look(long nowNanos) {
        if (reason.get() == null) {
            if (caller != null && caller.isInterrupted()) {
                interrupted();
            } else if (nowNanos - endNanos >= 0) {
                fire(endNanos == deadlineNanos ? Reason.DEADLINE : Reason.ATTEMPT_TIMEOUT);
            }
        } else if (abandon != null) {
            looksSinceFired++;
            if (looksSinceFired == GRACE_LOOKS) {
                abandon.accept(this);
            }
        }
    }

    @Override
    protected void close() {
        fire(Reason.CLOSE);
    }

    void interrupted() {
        fire(Reason.INTERRUPT);
    }

    void cancelledByCaller() {
        fire(Reason.CANCEL);
    }

    private void fire(Reason why) {
        if (reason.compareAndSet(null, why)) {
            cancellation.cancel();
        }
    }

    /** True once: whoever comes first decides what becomes of the attempt. */
    boolean takeEnd() {
        return ended.compareAndSet(false, true);
    }

    /** Why the exchange was aborted, or null if nobody aborted it. */
    @Nullable
    Reason reason() {
        return reason.get();
    }

    long endNanos() {
        return endNanos;
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
