package io.github.nh4j.integration.faults;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.integration.faults.Operation.End;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Sends to {@code localhost}, in a JVM for which that name has two addresses, and prints a line for each stack and way: how
 * it ended, and how many requests came whole.
 */
final class TwoAddresses {
    private static final int BACKLOG = 50;

    private TwoAddresses() {}

    public static void main(String[] arguments) throws Exception {
        boolean resets = arguments[0].equals("resets");
        for (TransportProvider stack : Stacks.all()) {
            for (boolean async : new boolean[] {false, true}) {
                // At one address only, or at each.
                ServerSocket listener = new ServerSocket(
                        0, BACKLOG, resets ? null : InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                try (RawServer server = RawServer.start(listener, "http", connection -> serve(connection, resets));
                        Transport transport = stack.create();
                        NotificationHubClient hub = NotificationHubClient.builder(
                                        "Endpoint=" + server.uri("/") + ";SharedAccessKeyName=full;SharedAccessKey="
                                                + Peer.KEY + ";UseDevelopmentEmulator=true",
                                        "news")
                                .transport(transport)
                                .build()) {
                    End end = Operation.SEND.run(hub, async);
                    String outcome = end.failure() instanceof NotificationHubException e
                            ? e.delivery().toString()
                            : end.failure() == null ? "ACCEPTED" : end.failure().toString();
                    System.out.println(stack.name() + " " + async + " " + outcome + " "
                            + server.requests().size());
                }
            }
        }
    }

    private static void serve(RawConnection connection, boolean resets) throws IOException {
        while (connection.readRequest() != null) {
            if (resets) {
                connection.reset();
                return;
            }
            connection.write(RawServer.response(201, ""));
        }
    }
}
