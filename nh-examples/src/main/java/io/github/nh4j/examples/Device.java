package io.github.nh4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A device as it registers itself: with an installation, over the hub's REST interface.
 *
 * @param id the id of the installation
 * @param platform the hub's word for the platform
 * @param tags what its user has subscribed to, and what else is known of it
 * @param templates how it shows template notifications, as a JSON object
 */
record Device(String id, String platform, List<String> tags, String templates) {
    private static final String NONE = "{}";

    static List<Device> all() {
        return List.of(
                new Device("alices-iphone", "apns", List.of("news", "location_Boston"), """
                        {"news":{"body":"{\\"aps\\":{\\"alert\\":\\"$(message_en)\\"}}"}}"""),
                new Device("bobs-ipad", "apns", List.of("sports", "location_Boston", "muted"), NONE),
                new Device("carols-surface", "wns", List.of("news"), NONE),
                new Device("daves-pixel", "fcmv1", List.of("news"), """
                        {"news":{"body":"{\\"message\\":{\\"notification\\":\
                        {\\"body\\":\\"{'News: ' + $(message_de)}\\"}}}"}}"""),
                new Device("eves-fire", "adm", List.of("sports"), NONE));
    }

    static void registerAll(String connectionString, String hub) {
        ConnectionString parsed = ConnectionString.parse(connectionString);
        String resource = parsed.endpoint() + "/" + hub;
        String token = SasSigner.of(parsed)
                .sign(resource, Instant.now().plus(Duration.ofMinutes(5)))
                .value();
        try (Transport transport = ServiceLoader.load(TransportProvider.class)
                .findFirst()
                .orElseThrow()
                .create()) {
            all().forEach(device -> device.register(resource, token, transport));
        }
    }

    private void register(String resource, String token, Transport transport) {
        URI uri = URI.create(resource + "/installations/" + id + "?api-version=2020-06");
        TransportRequest request = TransportRequest.builder("PUT", uri)
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .body(json().getBytes(UTF_8))
                .build();
        try {
            TransportResponse response = transport.send(request, new Cancellation());
            if (response.status() != 200) {
                throw new IllegalStateException(
                        "the hub answered " + response.status() + ": " + new String(response.body(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the hub cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while devices were registered", e);
        }
    }

    /** Handles are hexadecimal, as Apple wants them; the others take anything, Windows a URL. */
    private String json() {
        String handle = switch (platform) {
            case "wns" -> "https://wns.example/" + id;
            case "apns" -> String.format("%064x", id.hashCode() & 0xFFFFFFFFL);
            default -> id + "-token";
        };
        return "{\"installationId\":\"" + id + "\",\"platform\":\"" + platform + "\",\"pushChannel\":\"" + handle
                + "\",\"tags\":[\"" + String.join("\",\"", tags) + "\"],\"templates\":" + templates + "}";
    }

    @Override
    public String toString() {
        return id + " (" + platform + "), tags: " + String.join(", ", tags)
                + (templates.equals(NONE) ? "" : "; with a template");
    }
}
