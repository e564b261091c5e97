package io.github.nh4j.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Answers that are on their way in memory. Thread-safe. No thread waits for them but the JDK's own for timeouts. */
final class LateAnswers {
    private final InstantSource clock;
    private final Set<Late> awaited = ConcurrentHashMap.newKeySet();

    LateAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /** One answer, which is equal to itself only. */
    private static final class Late {
        private final CompletableFuture<Boolean> arrival = new CompletableFuture<>();
        private final Instant due;

        Late(Instant due) {
            this.due = due;
        }
    }

    /** Ends when so much time has passed, or when the emulator's clock has been moved that far. Whoever has it may end it. */
    CompletableFuture<Boolean> after(Duration delay) {
        Late late = new Late(clock.instant().plus(delay));
        awaited.add(late);
        CompletableFuture<Boolean> unused = late.arrival.whenComplete((arrived, failure) -> awaited.remove(late));
        return late.arrival.completeOnTimeout(true, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The emulator's clock was moved. */
    void look() {
        Instant now = clock.instant();
        awaited.stream().filter(late -> !late.due.isAfter(now)).forEach(late -> late.arrival.complete(true));
    }
}
