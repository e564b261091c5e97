package io.github.nh4j.internal.pipeline;

import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.internal.time.Time;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One token for a hub, signed once and used until it nears its end. It is renewed early, by one thread, while the others
 * go on with the old one.
 */
final class TokenCache {
    private static final long LIFE_MILLIS = 20 * 60 * 1000;
    private static final long RENEW_AFTER_MILLIS = LIFE_MILLIS / 5 * 4;

    private final SasSigner signer;
    private final String resource;
    private final Time time;
    private final ReentrantLock signing = new ReentrantLock();
    private volatile @Nullable Signed current;

    TokenCache(SasSigner signer, String resource, Time time) {
        this.signer = signer;
        this.resource = resource;
        this.time = time;
    }

    private record Signed(String authorization, long signedAtMillis) {
        /** A clock that was set back makes the token look as if it came from the future: then it is not to be trusted. */
        boolean isWithin(long millis, long nowMillis) {
            long age = nowMillis - signedAtMillis;
            return age >= 0 && age < millis;
        }
    }

    /** The value for the header {@code Authorization}. */
    String authorization() {
        Signed token = current;
        long now = time.epochMillis();
        if (token != null && token.isWithin(RENEW_AFTER_MILLIS, now)) {
            return token.authorization;
        }
        if (token != null && token.isWithin(LIFE_MILLIS - 60_000, now)) {
            return signing.tryLock() ? signHoldingTheLock() : token.authorization;
        }
        signing.lock();
        return signHoldingTheLock();
    }

    private String signHoldingTheLock() {
        try {
            long now = time.epochMillis();
            Signed token = current;
            if (token == null || !token.isWithin(RENEW_AFTER_MILLIS, now)) {
                Instant expiry = Instant.ofEpochMilli(now + LIFE_MILLIS);
                token = new Signed(signer.sign(resource, expiry).value(), now);
                current = token;
            }
            return token.authorization;
        } finally {
            signing.unlock();
        }
    }
}
