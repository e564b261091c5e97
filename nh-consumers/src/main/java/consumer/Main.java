package consumer;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.transport.TransportProvider;
import java.util.List;
import java.util.ServiceLoader;

/** Sends one notification over the transport that is there, which must be the one that the argument names. */
public final class Main {
    private Main() {}

    /**
     * Runs it; ends with 1 if it goes wrong.
     *
     * @param args the name of the transport
     */
    public static void main(String[] args) {
        List<String> found = ServiceLoader.load(TransportProvider.class).stream()
                .map(provider -> provider.get().name())
                .toList();
        if (!found.equals(List.of(args[0]))) {
            throw new IllegalStateException("expected the transport " + args[0] + " alone, but found " + found);
        }
        HubEmulator emulator = HubEmulator.create("news");
        try (EmulatorServer server = EmulatorServer.start(emulator);
                NotificationHubClient hub = NotificationHubClient.create(server.connectionString(), "news")) {
            hub.sendDirect(Notification.apple("{}"), "aabb");
        }
        if (emulator.inbox("aabb").size() != 1) {
            throw new IllegalStateException("the notification has not arrived");
        }
        System.out.println(
                "sent over " + found.get(0) + ", " + (Main.class.getModule().isNamed() ? "module path" : "class path"));
    }
}
