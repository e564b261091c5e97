package io.github.nh4j.integration.faults;

import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that does to each request, in the order in which they come, what was written down; the last for good. */
final class Peer implements AutoCloseable {
    static final String KEY = "bWFya2VyLW9mLXRoZS1jYXRhbG9ndWU=";

    /** What the names of hubs end with that are behind a proxy. */
    static final String BEHIND_PROXY = ".proxied.example";

    private final RawServer server;
    private final @Nullable AtomicInteger acted;
    private final URI address;
    private final AutoCloseable also;
    private int before;
    private int actedBefore;

    /** @param acted counts the requests that were acted on; null if that is each one that has come whole */
    private Peer(RawServer server, @Nullable AtomicInteger acted) {
        this(server, acted, server.uri("/"), () -> {});
    }

    private Peer(RawServer server, @Nullable AtomicInteger acted, URI address, AutoCloseable also) {
        this.server = server;
        this.acted = acted;
        this.address = address;
        this.also = also;
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

    /** Does to each connection what a script says. Whatever comes whole counts as acted on. */
    static Maker scripted(RawServer.Script script) {
        return () -> new Peer(RawServer.start(script), null);
    }

    /** The same with a socket of its own, which is said to speak TLS. */
    static Maker scripted(Listener listener, RawServer.Script script) {
        return () -> new Peer(RawServer.start(listener.open(), "https", script), null);
    }

    /** An address that the server does not have, and what is to be closed with it. */
    static Peer elsewhere(URI address, AutoCloseable also, Step... steps) throws IOException {
        AtomicInteger acted = new AtomicInteger();
        return new Peer(RawServer.start(script(List.of(steps), acted)), acted, address, also);
    }

    /** A proxy that opens no tunnel, to a hub whose host is named after it. */
    static Peer behindProxy(Step step) throws IOException {
        AtomicInteger acted = new AtomicInteger();
        Step nothing = new Step(false, step.reaction());
        RawServer server = RawServer.start(script(List.of(nothing), acted));
        URI hub = URI.create("https://p" + server.uri("/").getPort() + BEHIND_PROXY + "/");
        return new Peer(server, acted, hub, () -> {});
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
        return "Endpoint=" + address + ";SharedAccessKeyName=full;SharedAccessKey=" + KEY
                + (address.getScheme().equals("http") ? ";UseDevelopmentEmulator=true" : "");
    }

    /** From here on only what comes now counts. */
    void mark() {
        before = server.requests().size();
        actedBefore = acted == null ? before : acted.get();
    }

    RawServer server() {
        return server;
    }

    /** What came whole. */
    List<RawRequest> requests() {
        List<RawRequest> all = server.requests();
        return all.subList(before, all.size());
    }

    /** How many requests a hub that did the same might have acted on. */
    int ledger() {
        return (acted == null ? server.requests().size() : acted.get()) - actedBefore;
    }

    @Override
    public void close() throws Exception {
        also.close();
        server.close();
    }
}
