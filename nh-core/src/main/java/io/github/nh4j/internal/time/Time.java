package io.github.nh4j.internal.time;

/** The two clocks: one that tells the time, and one that only measures it. */
public interface Time {
    /** Milliseconds since 1970-01-01T00:00Z; may jump. */
    long epochMillis();

    /** Nanoseconds since some moment; never jumps. Deadlines use this one. */
    long nanos();

    static Time system() {
        return SystemTime.INSTANCE;
    }

    /** The machine's clocks. */
    enum SystemTime implements Time {
        INSTANCE;

        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
