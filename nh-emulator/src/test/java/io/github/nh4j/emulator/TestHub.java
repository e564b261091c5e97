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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An emulator whose clock stands still and whose chance is always the same, and calls to it that are signed rightly. */
final class TestHub {
    static final Instant START = Instant.parse("2026-02-24T10:26:42Z");
    static final String BASE = "http://localhost:5380/";

    final HubEmulator emulator;

    TestHub() {
        this("news");
    }

    TestHub(String name) {
        this(name, ServerGeneration.NEW);
    }

    TestHub(String name, ServerGeneration generation) {
        emulator = new HubEmulator(
                name, () -> START, new Random(42), List.of(AccessPolicy.FULL, AccessPolicy.LISTEN), generation);
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

    /** An entry with the description of a registration. */
    static String entry(String kind, String elements) {
        String name = kind + "RegistrationDescription";
        return "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\"><" + name
                + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">" + elements + "</"
                + name + "></content></entry>";
    }

    /** Creates a registration of a kind, such as {@code AppleTemplate}, with these elements. */
    TransportResponse register(String kind, String elements) {
        return call("POST", "news/registrations?api-version=2020-06")
                .header("Content-Type", "application/atom+xml;type=entry;charset=utf-8")
                .body(entry(kind, elements))
                .exchange();
    }

    TransportResponse putRegistration(String id, String kind, String elements) {
        return call("PUT", "news/registrations/" + id + "?api-version=2020-06")
                .body(entry(kind, elements))
                .exchange();
    }

    TransportResponse registration(String id) {
        return call("GET", "news/registrations/" + id + "?api-version=2020-06").exchange();
    }

    /** The only text of an element in an answer, or the first of several. */
    static String element(TransportResponse response, String name) {
        Matcher element = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(text(response));
        if (!element.find()) {
            throw new AssertionError("no " + name + " in " + text(response));
        }
        return element.group(1);
    }

    /** The ids of the registrations in a listing, in its order. */
    static List<String> ids(TransportResponse feed) {
        return Pattern.compile("<RegistrationId>(.*?)</RegistrationId>")
                .matcher(text(feed))
                .results()
                .map(match -> match.group(1))
                .toList();
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
            return emulator.handle(method, URI.create(base + pathAndQuery), headers, body)
                    .response();
        }
    }
}
