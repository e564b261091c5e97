package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks SAS tokens as the hub does: the signature is over the resource as it is written in the token, so that every
 * caller's way of encoding it is right, and the resource must lead to what is requested.
 */
final class SasChecker {
    private static final String SCHEME = "SharedAccessSignature ";

    private final List<AccessPolicy> policies;

    SasChecker(List<AccessPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /**
     * Finds out who calls.
     *
     * @throws Refusal with 401 if that is not proven
     */
    AccessPolicy check(HubRequest request, Instant now) {
        String authorization = request.header("Authorization")
                .orElseThrow(() -> unauthorized("MissingToken: The authorization header is missing"));
        Map<String, String> fields = fields(authorization);
        String resource = required(fields, "sr");
        String expiry = required(fields, "se");
        AccessPolicy policy =
                policy(decoded(required(fields, "skn")), resource + "\n" + expiry, decoded(required(fields, "sig")));
        if (seconds(expiry) < now.getEpochSecond()) {
            throw unauthorized("ExpiredToken: The token is expired");
        }
        if (!covers(audience(resource), request)) {
            throw unauthorized("InvalidAudience: The authorization token audience does not match the resource");
        }
        return policy;
    }

    private static Map<String, String> fields(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw malformed("the scheme is not SharedAccessSignature");
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : authorization.substring(SCHEME.length()).strip().split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals < 0 || fields.put(field.substring(0, equals), field.substring(equals + 1)) != null) {
                throw malformed("a field has no value or stands twice");
            }
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw malformed("the field " + name + " is missing");
        }
        return value;
    }

    private static String decoded(String value) {
        try {
            return PercentCoding.decode(value);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The policy with this name whose key has signed; it may stand there once for each of its keys. A name that is not
     * known is answered like a wrong signature, so that names cannot be found out.
     */
    private AccessPolicy policy(String name, String signed, String signature) {
        return policies.stream()
                .filter(policy -> policy.name().equals(name))
                .filter(policy ->
                        MessageDigest.isEqual(hmac(policy.key(), signed).getBytes(UTF_8), signature.getBytes(UTF_8)))
                .findFirst()
                .orElseThrow(SasChecker::invalidSignature);
    }

    private static long seconds(String expiry) {
        try {
            return Long.parseLong(expiry);
        } catch (NumberFormatException e) {
            throw malformed("the field se is not a number of seconds");
        }
    }

    /** Host and path of the signed resource: without scheme, port, query and the slash at the end. */
    private static String audience(String resource) {
        String plain = decoded(resource.replace('+', ' ')).toLowerCase(Locale.ROOT);
        return plain.replaceFirst("^[a-z]+://", "")
                .replaceFirst("[?#].*$", "")
                .replaceFirst("^([^/]*?):[0-9]*(/|$)", "$1$2")
                .replaceFirst("/$", "");
    }

    /** Callers sign the path as it stands in the request, or as it was before its escapes. */
    private static boolean covers(String audience, HubRequest request) {
        return leadsTo(audience, request.host() + "/" + String.join("/", request.path()))
                || leadsTo(audience, request.host() + request.rawPath());
    }

    private static boolean leadsTo(String audience, String address) {
        String requested = address.toLowerCase(Locale.ROOT);
        return !audience.isEmpty()
                && requested.startsWith(audience)
                && (requested.length() == audience.length() || requested.charAt(audience.length()) == '/');
    }

    /** The key is used as text, although it looks like Base64. */
    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static Refusal invalidSignature() {
        return unauthorized("InvalidSignature: The token has an invalid signature");
    }

    private static Refusal malformed(String why) {
        return unauthorized("MalformedToken: The token is malformed: " + why);
    }

    private static Refusal unauthorized(String detail) {
        return Refusal.of(401, detail);
    }
}
