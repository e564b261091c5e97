package io.github.nh4j.emulator;

import io.github.nh4j.transport.Headers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The headers of a send that are for the push service: all that are neither HTTP's, nor the hub's, nor a proxy's. */
final class PushHeaders {
    private static final Set<String> OTHERS = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "auth",
            "authorization",
            "baggage",
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "date",
            "expect",
            "forwarded",
            "host",
            "http2-settings",
            "keep-alive",
            "origin",
            "p256dh",
            "pragma",
            "referer",
            "request-id",
            "te",
            "traceparent",
            "tracestate",
            "trackingid",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via");
    private static final Set<String> PREFIXES_OF_OTHERS =
            Set.of(":", "proxy-", "sec-", "servicebusnotification-", "x-forwarded-", "x-ms-");

    private PushHeaders() {}

    /** A map in which a name is found whatever its case. */
    static Map<String, String> of(Headers headers) {
        Map<String, String> forPushService = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!OTHERS.contains(lowerCase) && PREFIXES_OF_OTHERS.stream().noneMatch(lowerCase::startsWith)) {
                forPushService.merge(name, value, (first, second) -> first + ", " + second);
            }
        });
        return forPushService;
    }
}
