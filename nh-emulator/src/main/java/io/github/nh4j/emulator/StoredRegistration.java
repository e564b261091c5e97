package io.github.nh4j.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registration and what the hub knows of it.
 *
 * @param etag 1 for a new one, and one more for each change
 * @param expirationTime null if it never expires
 * @param sequence grows with each registration that is new, so that devices can be reached in their order
 */
record StoredRegistration(
        RegistrationId id, long etag, @Nullable Instant expirationTime, long sequence, Registration content) {

    boolean isExpired(Instant now) {
        return expirationTime != null && !now.isBefore(expirationTime);
    }
}
