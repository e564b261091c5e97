package io.github.nh4j.examples;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.observe.WireDump;
import java.io.PrintStream;

/**
 * Sends one notification of every kind, into an emulator of its own; or into a real hub, if {@code NH_CONNECTION_STRING}
 * and {@code NH_HUB} are set.
 */
public final class SendEverything {
    private SendEverything() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        String connectionString = System.getenv("NH_CONNECTION_STRING");
        String hub = System.getenv("NH_HUB");
        if (connectionString == null && hub == null) {
            onEmulator(System.out);
        } else if (connectionString == null || hub == null) {
            throw new IllegalArgumentException("set both NH_CONNECTION_STRING and NH_HUB to send to a real hub,"
                    + " or neither to send to the emulator");
        } else {
            onHub(connectionString, hub, System.out);
        }
    }

    static void onEmulator(PrintStream out) {
        HubEmulator emulator = HubEmulator.create("news");
        try (EmulatorServer server = EmulatorServer.start(emulator)) {
            out.println("The hub emulator listens at http://localhost:" + server.port() + ", hub " + emulator.hub());
            Device.registerAll(server.connectionString(), emulator.hub());
            out.println("Registered devices:");
            Device.all().forEach(device -> out.println("  " + device));
            tour(server.connectionString(), emulator.hub(), new EmulatorInbox(emulator, out), out);
        }
        out.println();
        out.println("Done. The same program sends to a real hub if NH_CONNECTION_STRING and NH_HUB are set.");
    }

    private static void onHub(String connectionString, String hub, PrintStream out) {
        out.println("NH_CONNECTION_STRING and NH_HUB are set. This will send REAL notifications through the hub \""
                + hub + "\" of " + ConnectionString.parse(connectionString).endpoint() + ":");
        out.println("a Windows toast to EVERY Windows device, and others to devices with the tags news, sports,"
                + " location_Boston and muted.");
        tour(connectionString, hub, Received.NOT_KNOWN, out);
    }

    private static void tour(String connectionString, String hub, Received received, PrintStream out) {
        try (NotificationHubClient client = NotificationHubClient.create(connectionString, hub)) {
            new Tour(client, out, received).run();
        }
        // A client of its own, since the dump of every send would be hard to read.
        try (NotificationHubClient client = NotificationHubClient.builder(connectionString, hub)
                .wireDump(WireDump.to(out).withBodies())
                .build()) {
            new Tour(client, out, received).testSend();
        }
    }
}
