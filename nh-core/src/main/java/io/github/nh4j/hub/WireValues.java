package io.github.nh4j.hub;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Values of a description as texts. */
final class WireValues {
    /** The longest time that the service's platform can tell; it means never. */
    static final String NEVER = "P10675199DT2H48M5.4775807S";

    private static final Duration LONGEST = Duration.parse(NEVER);

    private WireValues() {}

    /** An {@code xs:duration}; empty for never. */
    static Optional<Duration> lifetime(String text) {
        try {
            Duration lifetime = Duration.parse(text.strip());
            if (lifetime.isNegative()) {
                throw new IllegalArgumentException("RegistrationTtl is negative");
            }
            return Optional.of(lifetime).filter(value -> value.compareTo(LONGEST) < 0);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("RegistrationTtl is no duration of days and less", e);
        }
    }

    static String lifetime(Duration lifetime) {
        Duration rest = Duration.ofSeconds(lifetime.minusDays(lifetime.toDays()).toSeconds());
        return "P" + lifetime.toDays() + "D"
                + (rest.isZero() ? "" : rest.toString().substring(1));
    }

    static boolean isTooLong(Duration lifetime) {
        return lifetime.compareTo(LONGEST) >= 0;
    }

    /** A time without a zone is UTC. */
    static Instant time(String name, String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime withZone
                    ? withZone.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is no time", e);
        }
    }

    static long count(String name, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is no number", e);
        }
    }
}
