package io.github.nh4j.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs SAS tokens with the key of a connection string: HMAC-SHA256 over the encoded resource and the expiry. The key is
 * used as text, although it looks like Base64. The result does not depend on the default locale.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/common-concepts">Create SAS security
 *     token</a>
 */
public final class SasSigner {
    private final String keyName;
    private final SecretKeySpec key;

    private SasSigner(String keyName, SecretKeySpec key) {
        this.keyName = keyName;
        this.key = key;
    }

    /**
     * A signer for the access policy of a connection string.
     *
     * @param connectionString holds the name and the key
     * @return a signer
     */
    public static SasSigner of(ConnectionString connectionString) {
        return new SasSigner(
                connectionString.sharedAccessKeyName(),
                new SecretKeySpec(connectionString.sharedAccessKey().getBytes(UTF_8), "HmacSHA256"));
    }

    /**
     * Signs a token for a resource and all that lies below it.
     *
     * @param resource the URI of the hub or of its namespace; it is signed in lower case
     * @param expiresAt when the token shall end; cut to whole seconds
     * @return a token
     */
    public SasToken sign(String resource, Instant expiresAt) {
        Instant expiry = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        String encodedResource = percentEncode(resource.toLowerCase(Locale.ROOT));
        String signature = hmac(encodedResource + "\n" + expiry.getEpochSecond());
        return new SasToken(
                "SharedAccessSignature sr=" + encodedResource + "&sig=" + percentEncode(signature) + "&se="
                        + expiry.getEpochSecond() + "&skn=" + percentEncode(keyName),
                expiry);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** RFC 3986 with upper-case hex: what the form encoder does differently is put right. */
    private static String percentEncode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Equal if it signs the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SasSigner signer && signer.keyName.equals(keyName) && signer.key.equals(key);
    }

    @Override
    public int hashCode() {
        return keyName.hashCode();
    }

    /** The name of the policy, and nothing of the key. */
    @Override
    public String toString() {
        return "SasSigner[" + keyName + "]";
    }
}
