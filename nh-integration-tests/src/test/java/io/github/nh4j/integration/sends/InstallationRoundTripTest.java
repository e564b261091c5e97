package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.Installations;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the client stores is what it reads, for installations of every kind; they are always the same. */
class InstallationRoundTripTest {
    private static final int ROUNDS = 1_000;

    private final HubEmulator emulator = HubEmulator.create("news");

    @Test
    void throughTheEmulator() {
        try (NotificationHubClient hub = client(emulator.transport())) {
            allComeBack(hub.installations(), new RandomInstallations(new Random(1), false));
        }
    }

    /** The emulator, like the hub, knows which platforms there are; one day there will be others. */
    @Test
    void throughAHubThatTakesPlatformsUnknownToday() {
        Map<String, byte[]> stored = new HashMap<>();
        Transport keepsWhatComes = (request, cancellation) -> {
            String path = request.uri().getRawPath();
            if (request.method().equals("PUT")) {
                stored.put(path, request.body());
                return TransportResponse.of(200, Headers.none(), new byte[0]);
            }
            return TransportResponse.of(200, Headers.none(), stored.getOrDefault(path, new byte[0]));
        };
        try (NotificationHubClient hub = client(keepsWhatComes)) {
            allComeBack(hub.installations(), new RandomInstallations(new Random(2), true));
        }
    }

    private static void allComeBack(Installations hub, RandomInstallations random) {
        for (int i = 0; i < ROUNDS; i++) {
            Installation installation = random.next();
            hub.createOrUpdate(installation);
            assertThat(hub.get(installation.id())).as("number %d", i).isEqualTo(installation);
        }
    }

    private NotificationHubClient client(Transport transport) {
        return NotificationHubClient.builder(emulator.connectionString(), "news")
                .transport(transport)
                .build();
    }
}
