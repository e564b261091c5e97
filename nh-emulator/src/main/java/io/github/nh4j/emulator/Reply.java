package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an operation answers, before it gets the headers that every response has.
 *
 * @param location the address of what was made; empty if nothing was
 * @param contentType empty if there is no body
 */
record Reply(int status, String location, String contentType, String body) {
    private static final String XML = "application/xml; charset=utf-8";
    /** The body is bytes, one to a character. */
    private static final String BYTES = "application/octet-stream";

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ERROR_TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a xxx", Locale.US).withZone(ZoneOffset.UTC);

    static Reply empty(int status) {
        return new Reply(status, "", "", "");
    }

    static Reply created(String location) {
        return new Reply(201, location, "", "");
    }

    static Reply xml(int status, String body) {
        return new Reply(status, "", XML, body);
    }

    static Reply text(int status, String body) {
        return new Reply(status, "", "text/plain; charset=utf-8", body);
    }

    static Reply json(int status, String body) {
        return new Reply(status, "", "application/json; charset=utf-8", body);
    }

    static Reply bytes(byte[] content) {
        return new Reply(200, "", BYTES, new String(content, ISO_8859_1));
    }

    static String trackingId(Headers requestHeaders, IdSource ids) {
        return requestHeaders
                .first("TrackingId")
                .filter(id -> GUID.matcher(id).matches())
                .orElseGet(ids::guid);
    }

    static Reply error(Refusal refusal, String trackingId, Instant now) {
        if (refusal.detail().isEmpty()) {
            return empty(refusal.status());
        }
        return xml(
                refusal.status(),
                "<Error><Code>" + refusal.status() + "</Code><Detail>" + XmlText.escape(refusal.detail())
                        + ". TrackingId:" + trackingId + ",TimeStamp:" + ERROR_TIME.format(now) + "</Detail></Error>");
    }

    Reply withLocation(String address) {
        return new Reply(status, address, contentType, body);
    }

    TransportResponse response(String trackingId, String correlationId, Instant now) {
        byte[] bytes = body.getBytes(contentType.equals(BYTES) ? ISO_8859_1 : UTF_8);
        Headers.Builder headers = Headers.builder();
        headers.add("Date", HTTP_DATE.format(now));
        headers.add("Content-Length", Integer.toString(bytes.length));
        if (!contentType.isEmpty()) {
            headers.add("Content-Type", contentType);
        }
        if (!location.isEmpty()) {
            headers.add("Location", location);
        }
        headers.add("TrackingId", trackingId);
        headers.add("x-ms-correlation-request-id", correlationId);
        headers.add("Strict-Transport-Security", "max-age=2592000");
        headers.add("X-Powered-By", "Azure Notification Hubs");
        return TransportResponse.of(status, headers.build(), bytes);
    }
}
