package io.github.nh4j.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What one run of a piece of work takes, on the thread that measures.
 *
 * @param microseconds the median of the rounds
 * @param bytes what it allocates
 */
record Measured(double microseconds, long bytes) {
    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 15;
    private static final int RUNS_A_ROUND = 100;

    /** Measures two pieces of work in turn, so that what disturbs the machine disturbs both. */
    static Measured[] inTurn(Callable<?> one, Callable<?> other) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            one.call();
            other.call();
        }
        double[][] times = new double[2][ROUNDS];
        long[] bytes = new long[2];
        for (int round = 0; round < ROUNDS; round++) {
            times[0][round] = microseconds(one);
            times[1][round] = microseconds(other);
        }
        bytes[0] = allocated(one);
        bytes[1] = allocated(other);
        return new Measured[] {new Measured(median(times[0]), bytes[0]), new Measured(median(times[1]), bytes[1])};
    }

    private static double microseconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < RUNS_A_ROUND; i++) {
            work.call();
        }
        return (System.nanoTime() - start) / 1_000.0 / RUNS_A_ROUND;
    }

    private static long allocated(Callable<?> work) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < RUNS_A_ROUND; i++) {
            work.call();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / RUNS_A_ROUND;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f us, %,d bytes", microseconds, bytes);
    }
}
