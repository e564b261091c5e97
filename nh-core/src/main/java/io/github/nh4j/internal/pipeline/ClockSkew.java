package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.codec.RetryAfter;
import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.time.Instant;

/** How far this machine's clock is from the hub's, as far as that can explain why a token was refused. */
final class ClockSkew {
    private static final long LEAST_MILLIS = Duration.ofMinutes(4).toMillis();
    private static final long MOST_MILLIS = Duration.ofDays(1).toMillis();

    private ClockSkew() {}

    /**
     * By how much the hub's clock is ahead.
     *
     * @return negative if it is behind; 0 if the difference is small, beyond belief, or not told by the hub itself
     */
    static long millis(Headers headers, long nowMillis) {
        Instant date = headers.first("Date").map(RetryAfter::httpDate).orElse(null);
        if (date == null || headers.first("Age").isPresent()) {
            return 0;
        }
        long ahead = date.toEpochMilli() - nowMillis;
        return Math.abs(ahead) >= LEAST_MILLIS && Math.abs(ahead) <= MOST_MILLIS ? ahead : 0;
    }
}
