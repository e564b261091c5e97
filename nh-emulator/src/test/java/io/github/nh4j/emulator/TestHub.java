package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An emulator whose clock stands still and whose chance is always the same, and calls to it that are signed rightly. */
final class TestHub {
    static final Instant START = Instant.parse("2026-02-24T10:26:42Z");
    static final String BASE = "http://localhost:5380/";

    final HubEmulator emulator;

    TestHub() {
        this("news");
    }

    TestHub(String name) {
        emulator = new HubEmulator(name, () -> START, new Random(42), List.of(AccessPolicy.FULL, AccessPolicy.LISTEN));
    }

    static String token(String connectionString, String resource, Instant expiresAt) {
        return SasSigner.of(ConnectionString.parse(connectionString))
                .sign(resource, expiresAt)
                .value();
    }

    /** A call with the token of the policy that may do everything. */
    Call call(String method, String pathAndQuery) {
        return new Call(method, pathAndQuery)
                .header(
                        "Authorization",
                        token(
                                emulator.connectionString(),
                                BASE + emulator.hub(),
                                emulator.now().plus(Duration.ofHours(1))));
    }

    Call listenOnly(String method, String pathAndQuery) {
        return new Call(method, pathAndQuery)
                .header(
                        "Authorization",
                        token(
                                emulator.listenConnectionString(),
                                BASE + emulator.hub(),
                                emulator.now().plus(Duration.ofHours(1))));
    }

    /** A call with the token of the namespace. */
    Call namespace(String method, String pathAndQuery) {
        return new Call(method, pathAndQuery)
                .header(
                        "Authorization",
                        token(
                                emulator.namespaceConnectionString(),
                                BASE,
                                emulator.now().plus(Duration.ofHours(1))));
    }

    Call anonymous(String method, String pathAndQuery) {
        return new Call(method, pathAndQuery);
    }

    /** A send to the hub, with the format given. */
    Call send(String format) {
        return call("POST", "news/messages?api-version=2020-06").header("ServiceBusNotification-Format", format);
    }

    Call direct(String format, String handle) {
        return call("POST", "news/messages?api-version=2020-06&direct")
                .header("ServiceBusNotification-Format", format)
                .header("ServiceBusNotification-DeviceHandle", handle);
    }

    Call schedule(String format, String time) {
        return call("POST", "news/schedulednotifications?api-version=2020-06")
                .header("ServiceBusNotification-Format", format)
                .header("ServiceBusNotification-ScheduleTime", time);
    }

    TransportResponse put(String id, String json) {
        return call("PUT", "news/installations/" + id + "?api-version=2020-06")
                .header("Content-Type", "application/json")
                .body(json)
                .exchange();
    }

    /** Registers a device whose handle is its id in upper case. */
    void device(String id, String platform, String... tags) {
        String quoted = tags.length == 0 ? "" : "\"" + String.join("\",\"", tags) + "\"";
        TransportResponse response = put(
                id,
                "{\"installationId\":\"" + id + "\",\"platform\":\"" + platform + "\",\"pushChannel\":\"" + handle(id)
                        + "\",\"tags\":[" + quoted + "]}");
        if (response.status() != 200) {
            throw new AssertionError(text(response));
        }
    }

    /** Registers a device with one template, named greet. */
    void deviceWithTemplate(String id, String platform, String template) {
        TransportResponse response = put(
                id,
                "{\"installationId\":\"" + id + "\",\"platform\":\"" + platform + "\",\"pushChannel\":\"" + handle(id)
                        + "\",\"templates\":{\"greet\":" + template + "}}");
        if (response.status() != 200) {
            throw new AssertionError(text(response));
        }
    }

    static String handle(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    /** The handles that were reached, in order. */
    List<String> reached() {
        return emulator.inbox().stream()
                .map(DeliveredNotification::deviceHandle)
                .toList();
    }

    static String text(TransportResponse response) {
        return new String(response.body(), UTF_8);
    }

    static String header(TransportResponse response, String name) {
        return response.headers().first(name).orElseThrow(() -> new AssertionError("no header " + name));
    }

    /** The last segment of the path in Location. */
    static String id(TransportResponse response) {
        String path = URI.create(header(response, "Location")).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** One request, to be completed. */
    final class Call {
        private final String method;
        private String base = BASE;
        private final String pathAndQuery;
        private Headers headers = Headers.none();
        private byte[] body = {};

        private Call(String method, String pathAndQuery) {
            this.method = method;
            this.pathAndQuery = pathAndQuery;
        }

        Call at(String otherBase) {
            base = otherBase;
            return this;
        }

        Call header(String name, String value) {
            headers = headers.with(name, value);
            return this;
        }

        Call tags(String expression) {
            return header("ServiceBusNotification-Tags", expression);
        }

        Call body(String text) {
            return body(text.getBytes(UTF_8));
        }

        Call body(byte[] bytes) {
            body = bytes;
            return this;
        }

        TransportResponse exchange() {
            return emulator.handle(method, URI.create(base + pathAndQuery), headers, body);
        }
    }
}
