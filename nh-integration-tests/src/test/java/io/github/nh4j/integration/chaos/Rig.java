package io.github.nh4j.integration.chaos;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.AcceptedSend;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A hub of one's own, and a server for it: what goes wrong here goes wrong for one call at a time. */
final class Rig implements AutoCloseable {
    private final HubEmulator emulator = HubEmulator.create("news");
    private final EmulatorServer server =
            EmulatorServer.builder(emulator).httpsPort(0).start();

    HubEmulator emulator() {
        return emulator;
    }

    EmulatorServer server() {
        return server;
    }

    /** How often the hub has accepted each payload. */
    Map<String, Long> accepted() {
        return emulator.ledger().stream()
                .map(AcceptedSend::payload)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Looks at the store itself: nothing goes wrong on this way once the faults are cleared. */
    boolean hasInstallation(String id) {
        try (NotificationHubClient hub = NotificationHubClient.builder(emulator.connectionString(), "news")
                .transport(emulator.transport())
                .build()) {
            return hub.installations().exists(id);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
