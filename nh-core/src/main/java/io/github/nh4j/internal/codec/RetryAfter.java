package io.github.nh4j.internal.codec;

import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait, in each form that HTTP and Azure use. Whatever cannot be read, or has passed, asks for
 * nothing; it is never an error.
 */
public final class RetryAfter {
    /** RFC 9110, section 5.6.7: the preferred form and the two obsolete ones. */
    private static final List<DateTimeFormatter> HTTP_DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .appendPattern(" HH:mm:ss zzz")
                    .toFormatter(Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private static final long LONGEST = 1_000_000_000L;

    private RetryAfter() {}

    public static @Nullable Duration of(Headers headers, long nowMillis) {
        Duration longest = Duration.ZERO;
        for (String name : List.of("x-ms-retry-after-ms", "retry-after-ms")) {
            for (String value : headers.all(name)) {
                longest = longer(longest, Duration.ofMillis(digits(value.strip())));
            }
        }
        if (longest.isZero()) {
            for (String value : headers.all("Retry-After")) {
                longest = longer(longest, secondsOrDate(value.strip(), headers, nowMillis));
            }
        }
        return longest.isZero() ? null : longest;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration secondsOrDate(String value, Headers headers, long nowMillis) {
        if (value.isEmpty() || value.length() > 10 * 1024) {
            return Duration.ZERO;
        }
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(digits(value));
        }
        Instant until = httpDate(value);
        if (until == null) {
            return Duration.ZERO;
        }
        // The server's own clock wrote the date, so it is measured against the server's clock.
        Instant sent = headers.first("Date").map(RetryAfter::httpDate).orElse(null);
        Duration wait = Duration.between(sent == null ? Instant.ofEpochMilli(nowMillis) : sent, until);
        return longer(Duration.ZERO, wait.toSeconds() < LONGEST ? wait : Duration.ofSeconds(LONGEST));
    }

    /** Saturates instead of overflowing: a wait of thirty years is as good as a longer one. */
    private static long digits(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            if (value < LONGEST) {
                value = value * 10 + (c - '0');
            }
        }
        return Math.min(value, LONGEST);
    }

    /** The time in one of the three forms of HTTP, or null. */
    public static @Nullable Instant httpDate(String text) {
        if (text.length() > 64) {
            return null;
        }
        for (DateTimeFormatter format : HTTP_DATES) {
            try {
                ZonedDateTime time = format.parse(text, ZonedDateTime::from);
                // Formats take years of which nobody could count the milliseconds.
                return Math.abs(time.getYear()) > 9999 ? null : time.toInstant();
            } catch (DateTimeParseException e) {
                // Then it may be one of the other forms.
            }
        }
        return null;
    }
}
