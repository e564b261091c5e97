package io.github.nh4j.internal.pipeline;

import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.internal.time.Time;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One token for a hub, signed once and used until it nears its end. It is renewed early, by one thread, while the others
 * go on with the old one; or at once, when the hub has refused it.
 */
final class TokenCache {
    private static final long LIFE_MILLIS = 20 * 60 * 1000;
    private static final long RENEW_AFTER_MILLIS = LIFE_MILLIS / 5 * 4;

    private final Supplier<SasSigner> signers;
    private final String resource;
    private final Time time;
    private final ReentrantLock signing = new ReentrantLock();
    private volatile @Nullable Signed current;
    private volatile long skewMillis;

    TokenCache(Supplier<SasSigner> signers, String resource, Time time) {
        this.signers = signers;
        this.resource = resource;
        this.time = time;
    }

    private record Signed(String authorization, SasSigner signer, long signedAtMillis) {
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
                token = sign(signers.get(), now);
                current = token;
            }
            return token.authorization;
        } finally {
            signing.unlock();
        }
    }

    private Signed sign(SasSigner signer, long now) {
        Instant expiry = Instant.ofEpochMilli(now + skewMillis + LIFE_MILLIS);
        return new Signed(signer.sign(resource, expiry).value(), signer, now);
    }

    /**
     * The hub has refused a token. It is replaced, unless another thread has done so already.
     *
     * @param badSignature whether the hub says that it is the signature, so that only another key can help
     * @param measuredSkewMillis by how much the hub's clock is ahead of this one, or null if that is not known
     * @return whether there is a token now that may do better
     */
    boolean refused(String authorization, boolean badSignature, @Nullable Long measuredSkewMillis) {
        signing.lock();
        try {
            Signed token = current;
            if (token == null || !token.authorization.equals(authorization)) {
                return true;
            }
            SasSigner signer = signers.get();
            if (badSignature && signer.equals(token.signer)) {
                return false;
            }
            if (measuredSkewMillis != null) {
                if (skewMillis == 0 && measuredSkewMillis != 0) {
                    Pipeline.LOGGER.log(
                            Level.WARNING,
                            "the clock of this machine is not that of the hub, which is ahead by "
                                    + measuredSkewMillis / 1000 + " s; tokens are signed for the hub's time");
                }
                skewMillis = measuredSkewMillis;
            }
            current = sign(signer, time.epochMillis());
            return true;
        } catch (RuntimeException e) {
            // Whoever gives the keys has failed. What the caller should see is what the hub has said.
            return false;
        } finally {
            signing.unlock();
        }
    }
}
