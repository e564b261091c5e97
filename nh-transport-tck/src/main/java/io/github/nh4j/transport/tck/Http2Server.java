package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that speaks HTTP/2 over TLS with clients that offer it; others get a plain answer. */
final class Http2Server implements AutoCloseable {
    /** What happens to each request. */
    @FunctionalInterface
    interface Script {
        void serve(Http2Connection connection, int stream) throws IOException, InterruptedException;
    }

    private final RawServer server;
    private final AtomicInteger requests;

    private Http2Server(RawServer server, AtomicInteger requests) {
        this.server = server;
        this.requests = requests;
    }

    static Http2Server start(Script script) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        RawServer server = RawServer.start(Http2Connection.listener(), "https", connection -> {
            if (connection.speaksHttp2()) {
                Http2Connection http2 = new Http2Connection(connection);
                while (true) {
                    int stream = http2.readRequest();
                    requests.incrementAndGet();
                    script.serve(http2, stream);
                }
            }
            while (connection.readRequest() != null) {
                connection.write(Rules.OK);
            }
        });
        return new Http2Server(server, requests);
    }

    URI uri() {
        return server.uri("/");
    }

    /** How many requests have come over HTTP/2. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
