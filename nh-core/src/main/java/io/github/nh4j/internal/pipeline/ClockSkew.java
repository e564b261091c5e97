package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.codec.RetryAfter;
import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far this machine's clock is from the hub's, as far as that can explain why a token was refused. */
final class ClockSkew {
    private static final long LEAST_MILLIS = Duration.ofMinutes(4).toMillis();
    private static final long MOST_MILLIS = Duration.ofDays(1).toMillis();

    private ClockSkew() {}

    /**
     * By how much the hub's clock is ahead.
     *
     * @return negative if it is behind; 0 if the difference is small; null if it is beyond belief, or not told by the hub
     *     itself
     */
    static @Nullable Long millis(Headers headers, long nowMillis) {
        Instant date = headers.first("Date").map(RetryAfter::httpDate).orElse(null);
        if (date == null || headers.first("Age").isPresent()) {
            return null;
        }
        long ahead = date.toEpochMilli() - nowMillis;
        if (Math.abs(ahead) > MOST_MILLIS) {
            return null;
        }
        return Math.abs(ahead) >= LEAST_MILLIS ? ahead : 0;
    }
}
