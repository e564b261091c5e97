package io.github.nh4j.internal.time;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Random bits for ids and boundaries: they must not collide, but nobody is hurt who guesses them. */
@FunctionalInterface
public interface Randomness {
    long nextLong();

    /** A UUID of version 4. {@link UUID#randomUUID()} costs three times as much and guards against nothing here. */
    default UUID uuid() {
        long high = (nextLong() & ~0xF000L) | 0x4000L;
        long low = (nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    static Randomness system() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
