package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.time.Time;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wait that the hub asked a client for, which holds for all its calls: until then none is sent. */
final class CoolDown {
    private final Time time;
    private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();

    CoolDown(Time time) {
        this.time = time;
    }

    /**
     * A pause that is on.
     *
     * @param status that of the answer which asked for it
     */
    record Pause(long untilNanos, int status) {}

    /** Lets nothing through until then, unless it is so already for longer. */
    void until(long nanos, int status) {
        Pause next = new Pause(nanos, status);
        pause.accumulateAndGet(
                next, (present, given) -> present != null && present.untilNanos - nanos >= 0 ? present : given);
    }

    /** The pause that is on, if one is. */
    @Nullable
    Pause now() {
        Pause present = pause.get();
        if (present == null) {
            return null;
        }
        if (present.untilNanos - time.nanos() <= 0) {
            pause.compareAndSet(present, null);
            return null;
        }
        return present;
    }
}
