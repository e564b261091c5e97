package io.github.nh4j.transport.tck;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** For what nothing announces, such as the end of a thread. */
final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Eventually() {}

    /** Looks until it is so, but not longer than this. */
    static boolean within(Duration limit, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
