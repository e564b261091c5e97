package io.github.nh4j.emulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Points in time as callers write them. A time without a zone is UTC. */
final class WireTime {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    /** The way of Microsoft's .NET client for the expiry of a notification. */
    private static final DateTimeFormatter MONTH_FIRST =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter SEVEN_DIGITS = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireTime() {}

    /** Writes a time as the service does: in UTC, with seven digits of a second at most. */
    static String text(Instant time) {
        return SEVEN_DIGITS.format(time);
    }

    /**
     * Reads {@code 2025-01-02T03:04[:05[.678]]}, with or without a zone.
     *
     * @throws DateTimeException if it is something else
     */
    static Instant iso(String text) {
        TemporalAccessor time = ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withZone
                ? withZone.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    /**
     * Reads the expiry of a notification for Apple.
     *
     * @throws DateTimeException if it has none of the forms in use
     */
    static Instant expiry(String text) {
        return text.contains("/")
                ? LocalDateTime.parse(text.strip(), MONTH_FIRST).toInstant(ZoneOffset.UTC)
                : iso(text);
    }
}
