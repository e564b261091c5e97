package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final long NOW = Instant.parse("1994-11-06T08:49:37Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                " 5  | PT5S",
                "Sun, 06 Nov 1994 08:49:47 GMT | PT10S",
                "Sun Nov  6 08:49:47 1994 | PT10S",
                "9999999999999999999999999999999999999999 | PT277777H46M40S"
            })
    void secondsAndDatesAreRead(String value, Duration expected) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-5", "abc", "1.5", "Sun, 06 Nov 1994 08:49:27 GMT", "Sun, 99 Nov 1994 08:49:27 GMT"})
    void whatHasPassedOrCannotBeReadAsksForNothing(String value) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).isNull();
    }

    @Test
    void theObsoleteDateWithTwoDigitsOfTheYearIsOfThisCentury() {
        long now = Instant.parse("2026-11-24T08:49:37Z").toEpochMilli();
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Tuesday, 24-Nov-26 08:49:47 GMT"), now))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aDateIsMeasuredAgainstTheServersOwnClock() {
        assertThat(RetryAfter.of(
                        Headers.of(
                                "Retry-After",
                                "Sun, 06 Nov 1994 08:49:39 GMT",
                                "Date",
                                "Sun, 06 Nov 1994 08:49:37 GMT"),
                        NOW + 3_600_000))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void millisecondsGoFirstAndTheLongestWins() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "9", "retry-after-ms", "300"), NOW))
                .isEqualTo(Duration.ofMillis(300));
        assertThat(RetryAfter.of(Headers.of("Retry-After", "3", "Retry-After", "7"), NOW))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(Headers.of("Retry-After", "1".repeat(10_240)), NOW))
                .isPositive();
        assertThat(RetryAfter.of(Headers.none(), NOW)).isNull();
    }
}
