package io.github.nh4j.integration.chaos;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What the JVM holds on to.
 *
 * @param heap bytes in use when nothing is left to be collected
 * @param files open file descriptors, sockets among them; 0 where they cannot be counted
 */
record Footprint(long heap, long threads, long files) {
    static Footprint now() {
        System.gc();
        System.gc();
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0);
    }

    /** That of which half are more and half are less. */
    static long median(List<Footprint> some, ToLongFunction<Footprint> what) {
        return some.stream()
                .mapToLong(what)
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "heap %.2f MiB, %d threads, %d files", heap / 1024.0 / 1024.0, threads, files);
    }
}
