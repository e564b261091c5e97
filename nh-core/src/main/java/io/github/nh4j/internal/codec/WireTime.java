package io.github.nh4j.internal.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Points in time as the hub writes them: with up to nine digits of a second, and in UTC if there is no zone. */
final class WireTime {
    private WireTime() {}

    static Instant read(String name, String text) throws MalformedBodyException {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime withZone
                    ? withZone.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // Without the cause: its message repeats the text, however long.
            throw new MalformedBodyException(name + " is not a time");
        }
    }
}
