package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.time.Watch;
import io.github.nh4j.transport.Cancellation;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A call in flight: what may end it before its answer comes. The first reason wins. */
final class Call extends Watch.Item {
    /** How many looks of the watch a transport has to end the exchange in, once told to; then nobody waits for it. */
    private static final int GRACE_LOOKS = 4;

    /** Why the cancellation was fired. */
    enum Reason {
        DEADLINE,
        INTERRUPT,
        CLOSE,
        CANCEL
    }

    private final String trackingId;
    private final long deadlineNanos;
    private final @Nullable Thread caller;
    private final @Nullable Runnable abandon;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private int looksSinceFired;

    private Call(String trackingId, long deadlineNanos, @Nullable Thread caller, @Nullable Runnable abandon) {
        this.trackingId = trackingId;
        this.deadlineNanos = deadlineNanos;
        this.caller = caller;
        this.abandon = abandon;
    }

    /** A call whose thread waits: an interrupt of that thread ends it. */
    static Call blocking(String trackingId, long deadlineNanos) {
        return new Call(trackingId, deadlineNanos, Thread.currentThread(), null);
    }

    /**
     * A call for which nobody waits.
     *
     * @param abandon run once if the transport does not end the exchange soon after it was told to
     */
    static Call async(String trackingId, long deadlineNanos, Runnable abandon) {
        return new Call(trackingId, deadlineNanos, null, abandon);
    }

    @Override
    protected void look(long nowNanos) {
        if (reason.get() == null) {
            if (caller != null && caller.isInterrupted()) {
                interrupted();
            } else if (nowNanos - deadlineNanos >= 0) {
                fire(Reason.DEADLINE);
            }
        } else if (abandon != null) {
            looksSinceFired++;
            if (looksSinceFired == GRACE_LOOKS) {
                abandon.run();
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

    /** Why the exchange was aborted, or null if nobody aborted it. */
    @Nullable
    Reason reason() {
        return reason.get();
    }

    String trackingId() {
        return trackingId;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
