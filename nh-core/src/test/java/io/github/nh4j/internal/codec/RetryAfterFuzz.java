package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.time.Instant;

/** Three lines: {@code Retry-After}, {@code Date} and {@code retry-after-ms}. */
class RetryAfterFuzz {
    private static final long NOW = Instant.parse("2030-11-06T08:49:00Z").toEpochMilli();

    @FuzzTest
    void aWaitIsPositiveAndCanBeCountedIn(byte[] input) throws Exception {
        String[] lines = new String(input, UTF_8).split("\n", -1);
        Headers headers = Headers.of(
                "Retry-After", lines[0],
                "Date", lines.length > 1 ? lines[1] : "",
                "retry-after-ms", lines.length > 2 ? lines[2] : "");
        Bounds.check(() -> {
            Instant date = RetryAfter.httpDate(lines[0]);
            if (date != null) {
                assertThat(date.toEpochMilli()).isBetween(-100_000_000_000_000L, 300_000_000_000_000L);
            }
            Duration wait = RetryAfter.of(headers, NOW);
            if (wait != null) {
                assertThat(wait).isPositive();
                assertThat(wait.toNanos()).isNotNegative();
            }
        });
    }
}
