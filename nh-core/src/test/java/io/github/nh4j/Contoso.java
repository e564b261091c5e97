package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The hub that all tests of the clients talk to, and how its requests look as text. */
final class Contoso {
    static final String HUB = "myhub";
    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=";
    static final String CONNECTION_STRING = "Endpoint=sb://contoso-ns.servicebus.windows.net/;"
            + "SharedAccessKeyName=DefaultFullSharedAccessSignature;SharedAccessKey=" + KEY;

    /** What the fixed randomness makes of a UUID. */
    static final String TRACKING_ID = "01234567-89ab-4def-8123-456789abcdef";

    private Contoso() {}

    /** A client that repeats nothing. */
    static NotificationHubClient client(Transport transport) {
        return NotificationHubClient.builder(CONNECTION_STRING, HUB)
                .transport(transport)
                .retryPolicy(RetryPolicy.never())
                .build();
    }

    /** Settings that repeat nothing, with a clock that stands still and dice that always fall the same. */
    static ClientSettings fixedSettings(Transport transport) {
        ClientSettings settings = new ClientSettings(ConnectionString.parse(CONNECTION_STRING), HUB);
        settings.transport(transport);
        settings.time(new StoppedClock());
        settings.randomness(() -> 0x0123_4567_89AB_CDEFL);
        settings.retryPolicy(RetryPolicy.never());
        return settings;
    }

    /** A client of the namespace, with the same clock and dice. */
    static NamespaceClient namespace(Transport transport) {
        NamespaceSettings settings = new NamespaceSettings(ConnectionString.parse(CONNECTION_STRING));
        settings.transport(transport);
        settings.time(new StoppedClock());
        settings.randomness(() -> 0x0123_4567_89AB_CDEFL);
        settings.retryPolicy(RetryPolicy.never());
        return settings.build();
    }

    /** A request as it stands on the wire, but for what the HTTP stack adds and the versions in {@code User-Agent}. */
    static String wire(TransportRequest request) {
        StringBuilder text = new StringBuilder(request.method())
                .append(' ')
                .append(request.uri().getRawPath());
        String query = request.uri().getRawQuery();
        text.append(query == null ? "" : "?" + query).append('\n');
        request.headers()
                .forEach((name, value) -> text.append(name)
                        .append(": ")
                        .append(name.equals("User-Agent") ? "*" : value)
                        .append('\n'));
        return text.append('\n')
                .append(new String(request.body(), StandardCharsets.UTF_8))
                .toString();
    }

    private static final class StoppedClock implements Time {
        @Override
        public long epochMillis() {
            return Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
