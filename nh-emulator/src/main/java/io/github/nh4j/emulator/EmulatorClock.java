package io.github.nh4j.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that runs with its source, and ahead of it by what it was advanced. */
final class EmulatorClock {
    /** Ids and headers have four digits for the year. */
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final InstantSource source;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    EmulatorClock(InstantSource source) {
        this.source = source;
    }

    Instant now() {
        return source.instant().plus(ahead.get());
    }

    /** The time of whoever signs tokens: his clock is not moved along. */
    Instant unmoved() {
        return source.instant();
    }

    void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time cannot be turned back: " + duration);
        }
        if (duration.compareTo(Duration.between(now(), END)) > 0) {
            throw new IllegalArgumentException("the clock does not go beyond the year 9999: " + duration);
        }
        ahead.accumulateAndGet(duration, Duration::plus);
    }

    void reset() {
        ahead.set(Duration.ZERO);
    }
}
