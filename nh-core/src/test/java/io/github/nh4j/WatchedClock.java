package io.github.nh4j;

import io.github.nh4j.internal.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves five seconds with each look of the watch, so that no test of a wait waits. */
final class WatchedClock implements Time {
    private final AtomicLong nanos = new AtomicLong();
    private volatile long step = Duration.ofSeconds(5).toNanos();

    void go() {
        step = Duration.ofSeconds(5).toNanos();
    }

    void stop() {
        step = 0;
    }

    @Override
    public long epochMillis() {
        return Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    }

    @Override
    public long nanos() {
        return Thread.currentThread().getName().equals("nh4j-watch") ? nanos.addAndGet(step) : nanos.get();
    }
}
