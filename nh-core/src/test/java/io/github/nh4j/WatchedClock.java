package io.github.nh4j;

import io.github.nh4j.internal.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves with each look of the watch, so that hours of waiting pass in no time. */
final class WatchedClock implements Time {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final long stride;
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong jumpedMillis = new AtomicLong();
    private volatile long step;

    WatchedClock(Duration stride) {
        this.stride = stride.toNanos();
        this.step = this.stride;
    }

    void go() {
        step = stride;
    }

    /** Moves by another stride from now on. */
    void go(Duration other) {
        step = other.toNanos();
    }

    void stop() {
        step = 0;
    }

    /** Somebody sets the wall clock. */
    void jump(Duration time) {
        jumpedMillis.addAndGet(time.toMillis());
    }

    @Override
    public long epochMillis() {
        return START + jumpedMillis.get() + Duration.ofNanos(nanos.get()).toMillis();
    }

    @Override
    public long nanos() {
        return Thread.currentThread().getName().equals("nh4j-watch") ? nanos.addAndGet(step) : nanos.get();
    }
}
