package io.github.nh4j.internal.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Times as the hub writes them: with three or seven digits behind the second, with a zone or, for UTC, without. */
final class IsoTime {
    private IsoTime() {}

    static Instant read(String name, String text) throws MalformedBodyException {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime withZone
                    ? withZone.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedBodyException(name + " is not a time");
        }
    }
}
