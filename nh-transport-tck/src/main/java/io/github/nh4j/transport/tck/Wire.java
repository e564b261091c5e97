package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.params.provider.Arguments;

/** What a peer of the tests speaks. Ordinary exchanges are the same over each. */
enum Wire {
    /** HTTP/1.1 in clear text. */
    CLEAR,
    /** HTTP/1.1 with TLS, to a peer that speaks nothing newer. */
    TLS,
    /** HTTP/2 with TLS; HTTP/1.1 for a stack that does not ask for more. */
    HTTP_2;

    /** Answers requests, each on a thread of its connection or stream. */
    @FunctionalInterface
    interface Answers {
        MockResponse.Builder to(RecordedRequest request) throws InterruptedException;
    }

    static final HandshakeCertificates CERTIFICATES = KitTrust.trusted();
    private static final byte[] NOTHING = {};

    /** Held, so that their levels are. They would tell of every request, and of every connection that is closed. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger(MockWebServer.class.getName()), Logger.getLogger(OkHttpClient.class.getName()));

    /** Starts a server at {@code localhost}. */
    MockWebServer start(Answers answers) throws IOException {
        return start(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answers.to(request).build();
            }
        });
    }

    /** Starts a server that reads each request and does not answer it. */
    MockWebServer start(StreamEnd end) throws IOException {
        MockResponse none =
                new MockResponse.Builder().onResponseStart(end.effect()).build();
        return start(new Dispatcher() {
            @Override
            public MockResponse peek() {
                return none;
            }

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return none;
            }
        });
    }

    private MockWebServer start(Dispatcher dispatcher) throws IOException {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        MockWebServer server = new MockWebServer();
        server.setDispatcher(dispatcher);
        if (this != CLEAR) {
            server.useHttps(CERTIFICATES.sslSocketFactory());
        }
        server.setProtocols(this == HTTP_2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        server.start();
        return server;
    }

    URI uri(MockWebServer server, String target) {
        return URI.create((this == CLEAR ? "http" : "https") + "://localhost:" + server.getPort() + target);
    }

    /** A 200 with the body of the request. */
    static MockResponse.Builder echo(RecordedRequest request) {
        return new MockResponse.Builder().body(new Buffer().write(body(request)));
    }

    static byte[] body(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? NOTHING : body.toByteArray();
    }

    /** Both ways to call, over each. */
    static Stream<Arguments> eachWithBothCalls() {
        return Stream.of(Calls.values()).flatMap(calls -> Stream.of(values()).map(wire -> Arguments.of(calls, wire)));
    }
}
