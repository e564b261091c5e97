package io.github.nh4j.integration.faults;

import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does to each request, in the order in which they come, what was written down; the last for good. */
final class Peer implements AutoCloseable {
    static final String KEY = "bWFya2VyLW9mLXRoZS1jYXRhbG9ndWU=";

    private final RawServer server;
    private final AtomicInteger acted;

    private Peer(RawServer server, AtomicInteger acted) {
        this.server = server;
        this.acted = acted;
    }

    /** Makes a peer for one run of a case. */
    @FunctionalInterface
    interface Maker {
        Peer make() throws IOException;
    }

    static Maker doing(Step... steps) {
        return () -> {
            AtomicInteger acted = new AtomicInteger();
            return new Peer(RawServer.start(script(List.of(steps), acted)), acted);
        };
    }

    /** The same over TLS. */
    static Maker doing(Listener listener, Step... steps) {
        return () -> {
            AtomicInteger acted = new AtomicInteger();
            return new Peer(RawServer.start(listener.open(), "https", script(List.of(steps), acted)), acted);
        };
    }

    /** Does to each connection what a script says; a whole request that the script reads counts as acted on. */
    static Maker scripted(RawServer.Script script) {
        return () -> new Peer(RawServer.start(script), new AtomicInteger(-1));
    }

    /** The same with a socket of its own, which is said to speak TLS. */
    static Maker scripted(Listener listener, RawServer.Script script) {
        return () -> new Peer(RawServer.start(listener.open(), "https", script), new AtomicInteger(-1));
    }

    /** Opens what a server listens at. */
    @FunctionalInterface
    interface Listener {
        ServerSocket open() throws IOException;
    }

    private static RawServer.Script script(List<Step> steps, AtomicInteger acted) {
        AtomicInteger next = new AtomicInteger();
        return connection -> {
            boolean goesOn = true;
            while (goesOn && connection.readRequest() != null) {
                Step step = steps.get(Math.min(next.getAndIncrement(), steps.size() - 1));
                if (step.acts()) {
                    acted.incrementAndGet();
                }
                goesOn = step.reaction().to(connection);
            }
        };
    }

    /** For a script: answers whatever comes further on a connection. */
    static void goOn(RawConnection connection, String answer) throws IOException {
        while (connection.readRequest() != null) {
            connection.write(answer);
        }
    }

    /** The hub's connection string. */
    String connectionString() {
        URI uri = server.uri("/");
        return connectionString(uri);
    }

    static String connectionString(URI uri) {
        return "Endpoint=" + uri + ";SharedAccessKeyName=full;SharedAccessKey=" + KEY
                + (uri.getScheme().equals("http") ? ";UseDevelopmentEmulator=true" : "");
    }

    RawServer server() {
        return server;
    }

    /** What came whole. */
    List<RawRequest> requests() {
        return server.requests();
    }

    /** How many requests a hub that did the same might have acted on. */
    int ledger() {
        int counted = acted.get();
        return counted < 0 ? requests().size() : counted;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
