package io.github.nh4j.internal.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.internal.codec.ForeignText;
import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes requests and answers as text. What is shown is on a list; what is not on it is masked, so that a header which is
 * added one day cannot leak.
 */
final class Dump {

    private static final Set<String> SHOWN = Set.of(
            "content-length",
            "content-type",
            "date",
            "etag",
            "location",
            "retry-after",
            "server",
            "servicebusnotification-apns-expiry",
            "servicebusnotification-format",
            "servicebusnotification-scheduletime",
            "strict-transport-security",
            "trackingid",
            "transfer-encoding",
            "user-agent",
            "x-apns-priority",
            "x-baidu-message-type",
            "x-ms-correlation-request-id",
            "x-notificationclass",
            "x-powered-by",
            "x-windowsphone-target",
            "x-wns-cache-policy",
            "x-wns-group",
            "x-wns-priority",
            "x-wns-tag",
            "x-wns-ttl",
            "x-wns-type",
            "apns-collapse-id",
            "apns-expiration",
            "apns-id",
            "apns-priority",
            "apns-push-type",
            "apns-topic");

    /** Personal data, but what one debugs with. */
    private static final Set<String> ABBREVIATED =
            Set.of("servicebusnotification-tags", "servicebusnotification-devicehandle");

    private static final int LONGEST_HEADER = 8 * 1024;

    private final WireDump target;
    private final AtomicBoolean failureLogged = new AtomicBoolean();

    Dump(WireDump target) {
        this.target = target;
    }

    void request(Endpoint<?> endpoint, TransportRequest request) {
        StringBuilder text = new StringBuilder(1024).append("--- REQUEST ---\n");
        text.append(request.method()).append(' ').append(request.uri()).append('\n');
        appendHeaders(request.headers(), text);
        appendBody(endpoint, request.body(), text);
        write(text.append("--- END REQUEST ---\n"));
    }

    void response(Endpoint<?> endpoint, String trackingId, TransportResponse response) {
        StringBuilder text = new StringBuilder(1024).append("--- RESPONSE ---\n");
        text.append(response.status()).append(" to ").append(endpoint.operation());
        text.append(" ").append(trackingId).append('\n');
        appendHeaders(response.headers(), text);
        appendBody(endpoint, response.body(), text);
        write(text.append("--- END RESPONSE ---\n"));
    }

    private void appendHeaders(Headers headers, StringBuilder text) {
        headers.forEach((name, value) -> {
            String oneLine = name + ": " + shown(name, value);
            text.append(ForeignText.printable(oneLine, LONGEST_HEADER)).append('\n');
        });
    }

    private String shown(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (SHOWN.contains(key)) {
            return Scrubber.scrub(value);
        }
        if (ABBREVIATED.contains(key)) {
            return target.showsBodies() ? Scrubber.scrub(value) : abbreviated(value);
        }
        return "***";
    }

    private static String abbreviated(String value) {
        return value.substring(0, Math.min(4, value.length())) + "*** (" + value.length() + " characters)";
    }

    private void appendBody(Endpoint<?> endpoint, byte[] body, StringBuilder text) {
        if (body.length == 0) {
            return;
        }
        text.append('\n');
        if (target.showsBodies() && endpoint.bodiesAreShown()) {
            text.append(Scrubber.scrub(new String(body, UTF_8))).append('\n');
        } else {
            text.append('(').append(body.length).append(" bytes)\n");
        }
    }

    private void write(StringBuilder text) {
        try {
            target.write(text.toString());
        } catch (RuntimeException e) {
            if (failureLogged.compareAndSet(false, true)) {
                Pipeline.LOGGER.log(Level.WARNING, "the wire dump cannot be written; this is said once", e);
            }
        }
    }
}
