package io.github.nh4j.emulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes ids that look like those of a hub. Thread-safe, as its {@link Random} is. */
final class IdSource {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Counted from 1970. */
    private static final long LAST_UNIT_OF_9999 = 2_534_023_007_999_999_999L;

    private final Random random;

    IdSource(Random random) {
        this.random = random;
    }

    String notificationId(Instant now) {
        return "NH-" + TIME.format(now) + "-" + hex() + "-" + (10 + random.nextInt(90));
    }

    String scheduledNotificationId(Instant now) {
        return hex() + "_" + TIME.format(now) + "_" + (10_000_000 + random.nextInt(90_000_000));
    }

    String guid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Begins with a number that falls as time goes on, in units of 100 nanoseconds: the newest job is the first by name. */
    String jobId(Instant now) {
        long units = now.getEpochSecond() * 10_000_000 + now.getNano() / 100;
        return String.format(Locale.ROOT, "%019d", LAST_UNIT_OF_9999 - units) + guid();
    }

    /** A key of an access policy: 32 bytes in Base64. */
    String key() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    RegistrationId registrationId() {
        return new RegistrationId(random.nextLong() >>> 1, random.nextLong() >>> 1, 1 + random.nextInt(3));
    }

    private String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /** For what is chosen by chance. */
    Random random() {
        return random;
    }
}
