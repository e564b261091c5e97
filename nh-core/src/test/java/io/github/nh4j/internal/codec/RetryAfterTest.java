package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final long NOW = Instant.parse("2030-11-06T08:49:00Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 5, PT5S",
        "retry-after, ' 120 ', PT2M",
        "x-ms-retry-after-ms, 250, PT0.25S",
        "retry-after-ms, 1500, PT1.5S",
        "Retry-After, 99999999999999999999999, PT277777H46M40S"
    })
    void readsSecondsAndMilliseconds(String name, String value, Duration expected) {
        assertThat(RetryAfter.of(Headers.of(name, value), NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Wed, 06 Nov 2030 08:49:37 GMT", "Wednesday, 06-Nov-30 08:49:37 GMT", "Wed Nov  6 08:49:37 2030"
            })
    void readsEachFormOfADateUnderEveryLocale(String date) {
        Locale before = Locale.getDefault();
        try {
            for (String locale : new String[] {"en", "de-DE", "ar-EG", "th-TH-u-nu-thai"}) {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(RetryAfter.of(Headers.of("Retry-After", date), NOW)).isEqualTo(Duration.ofSeconds(37));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Wed, 06 Nov 2030 08:49:37 GMT", "Wednesday, 06-Nov-30 08:49:37 GMT", "Wed Nov  6 08:49:37 2030"
            })
    void measuresADateAgainstTheServersClockIfItCanBeRead(String date) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", date, "Date", "Wed, 06 Nov 2030 08:49:30 GMT"), 0))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(Headers.of("Retry-After", date, "Date", "yesterday"), NOW))
                .isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void countsTheMillisecondsOfItsOwnClock() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Wed, 06 Nov 2030 08:49:37 GMT"), NOW + 250))
                .isEqualTo(Duration.ofMillis(36_750));
    }

    @Test
    void aDateFarAwayIsAsGoodAsThirtyYears() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), NOW))
                .isEqualTo(Duration.ofSeconds(1_000_000_000));
    }

    @Test
    void prefersMillisecondsAndTheLongestOfSeveral() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "9", "retry-after-ms", "10"), NOW))
                .isEqualTo(Duration.ofMillis(10));
        assertThat(RetryAfter.of(Headers.of("Retry-After", "2", "Retry-After", "9", "Retry-After", "x"), NOW))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(RetryAfter.of(
                        Headers.of("x-ms-retry-after-ms", "5", "retry-after-ms", "6", "X-MS-Retry-After-Ms", "7"), NOW))
                .isEqualTo(Duration.ofMillis(7));
        assertThat(RetryAfter.of(Headers.of("Retry-After", "2", "retry-after-ms", "no"), NOW))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-5",
                "+5",
                "1.5",
                "1e3",
                "soon",
                "٥",
                "Wed, 06 Nov 2030 08:48:37 GMT",
                "Mon, 06 Nov 2030 08:49:37 GMT",
                "Wed, 66 Nov 2030 08:49:37 GMT",
                "5, 6",
                "6 Nov 301522250 09:07:00 GMT",
                "Wed Nov  6 08:49:37 +999999999"
            })
    void asksForNothingIfItCannotBeReadOrHasPassed(String value) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).isNull();
    }

    @Test
    void asksForNothingWithoutAHeaderOrForAnEndlessOne() {
        assertThat(RetryAfter.of(Headers.none(), NOW)).isNull();
        assertThat(RetryAfter.of(Headers.of("Retry-After", "1".repeat(10 * 1024)), NOW))
                .isEqualTo(Duration.ofSeconds(1_000_000_000));
        assertThat(RetryAfter.of(Headers.of("Retry-After", "1".repeat(10 * 1024 + 1)), NOW))
                .isNull();
        assertThat(RetryAfter.of(Headers.of("Retry-After", "x".repeat(1_000_000)), NOW))
                .isNull();
    }
}
