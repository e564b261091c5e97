package io.github.nh4j.auth;

import java.time.Instant;

/**
 * A shared access signature, which lets its bearer call a resource until it expires. Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/common-concepts">Common concepts</a>
 */
public final class SasToken {
    private final String value;
    private final Instant expiresAt;

    SasToken(String value, Instant expiresAt) {
        this.value = value;
        this.expiresAt = expiresAt;
    }

    /**
     * The secret itself.
     *
     * @return the value for the header {@code Authorization}
     */
    public String value() {
        return value;
    }

    /**
     * The end of its life.
     *
     * @return when the hub stops to accept it, in whole seconds
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When it expires, and nothing of the signature. */
    @Override
    public String toString() {
        return "SasToken[expiresAt=" + expiresAt + "]";
    }
}
