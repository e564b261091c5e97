package io.github.nh4j.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a few kilobytes of a stranger may cost: 100 ms of the processor and 16 MiB of memory. Both are counted for the
 * thread alone, so that a busy machine makes no difference.
 */
public final class Bounds {
    private static final long MOST_NANOS = 100_000_000;
    private static final long MOST_BYTES = 16 * 1024 * 1024;
    /** The first ones load and compile classes. */
    private static final int ATTEMPTS = 5;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bounds() {}

    /** What is done with an input. It fails by throwing. */
    @FunctionalInterface
    public interface Target {
        void run() throws Exception;
    }

    /** Runs a target, again if it was slow, and throws what it throws, or an error if it is slow or greedy each time. */
    public static void check(Target target) throws Exception {
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long nanosBefore = THREADS.getCurrentThreadCpuTime();
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            target.run();
            bytes = Math.min(bytes, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
            nanos = Math.min(nanos, THREADS.getCurrentThreadCpuTime() - nanosBefore);
            if (nanos <= MOST_NANOS && bytes <= MOST_BYTES) {
                return;
            }
        }
        throw new AssertionError("it takes " + nanos / 1_000_000 + " ms and " + bytes + " bytes");
    }
}
