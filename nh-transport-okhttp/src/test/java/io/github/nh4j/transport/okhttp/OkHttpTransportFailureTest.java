package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks, and how sure one can be of what the peer has seen. */
@Timeout(60)
class OkHttpTransportFailureTest {
    private static final String SECRET = "SharedAccessSignature sig=secret";
    private static final String OK = RawServer.response(200, "ok");

    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private static TransportRequest request(String method, URI uri) {
        TransportRequest.Builder request = TransportRequest.builder(method, uri).header("Authorization", SECRET);
        if (method.equals("POST")) {
            request.body("secret body".getBytes(StandardCharsets.UTF_8));
        }
        return request.build();
    }

    static Stream<Arguments> callsAndMethods() {
        return Stream.of(Calls.values())
                .flatMap(calls -> Stream.of("POST", "GET", "DELETE").map(method -> Arguments.of(calls, method)));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Nested
    class T8NeverSent {
        private void isNotSent(OkHttpTransport over, Calls calls, String method, URI uri, String message) {
            isNotSent(over, calls, request(method, uri), message);
        }

        private void isNotSent(OkHttpTransport over, Calls calls, TransportRequest request, String message) {
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> calls.call(over, request))
                    .withMessageContaining(message)
                    .withMessageNotContaining("secret")
                    .satisfies(e -> assertThat(e.getCause())
                            .isInstanceOf(IOException.class)
                            .isNotInstanceOf(RequestNotSentException.class));
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.okhttp.OkHttpTransportFailureTest#callsAndMethods")
        void refused(Calls calls, String method) throws Exception {
            int port = unusedPort();
            URI uri = URI.create("http://localhost:" + port + "/hub");
            isNotSent(transport, calls, method, uri, "nothing listens at localhost:" + port);
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.okhttp.OkHttpTransportFailureTest#callsAndMethods")
        void unknownHost(Calls calls, String method) {
            URI uri = URI.create("https://no-such-host.invalid/hub");
            isNotSent(transport, calls, method, uri, "the name no-such-host.invalid does not resolve");
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.okhttp.OkHttpTransportFailureTest#callsAndMethods")
        void clearTextBehindHttps(Calls calls, String method) throws Exception {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            try (RawServer server = RawServer.start(listener, "https", connection -> {
                connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                connection.stall();
            })) {
                isNotSent(transport, calls, method, server.uri("/"), "no TLS connection to localhost:");
            }
        }

        @ParameterizedTest
        @EnumSource
        void closedInTheHandshake(Calls calls) throws Exception {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            try (RawServer server = RawServer.start(listener, "https", connection -> {})) {
                isNotSent(transport, calls, "POST", server.uri("/"), "localhost:");
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.okhttp.OkHttpTransportFailureTest#callsAndMethods")
        void unknownCertificate(Calls calls, String method, @TempDir Path directory) throws Exception {
            TlsFixture tls = new TlsFixture(directory, "localhost");
            try (RawServer server = RawServer.start(tls.listener(), "https", c -> c.readRequest())) {
                isNotSent(transport, calls, method, server.uri("/"), "certificate is not accepted");
                assertThat(server.requests()).isEmpty();
            }
        }

        @ParameterizedTest
        @EnumSource
        void certificateOfAnotherName(Calls calls, @TempDir Path directory) throws Exception {
            TlsFixture tls = new TlsFixture(directory, "other.example");
            OkHttpTransport trusting = OkHttpTransport.using(new OkHttpClient.Builder()
                    .sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                    .build());
            try (RawServer server = RawServer.start(tls.listener(), "https", c -> c.readRequest())) {
                isNotSent(trusting, calls, "POST", server.uri("/"), "localhost");
                assertThat(server.requests()).isEmpty();
            }
        }

        @ParameterizedTest
        @EnumSource
        void aTrustedCertificateIsFine(Calls calls, @TempDir Path directory) throws Exception {
            TlsFixture tls = new TlsFixture(directory, "localhost");
            OkHttpTransport trusting = OkHttpTransport.using(new OkHttpClient.Builder()
                    .sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                    .build());
            try (RawServer server = RawServer.start(tls.listener(), "https", connection -> {
                connection.readRequest();
                connection.write(OK);
                connection.stall();
            })) {
                assertThat(calls.call(trusting, request("POST", server.uri("/")))
                                .status())
                        .isEqualTo(200);
                assertThat(server.requests().get(0).header("Upgrade")).isEmpty();
            }
        }

        @ParameterizedTest
        @EnumSource
        void theProxyRefusesTheTunnel(Calls calls) throws Exception {
            try (RawServer proxy = RawServer.answering(RawServer.response(502, "no"))) {
                OkHttpTransport proxied = OkHttpTransport.using(new OkHttpClient.Builder()
                        .proxy(new Proxy(
                                Proxy.Type.HTTP,
                                new InetSocketAddress(
                                        "localhost", proxy.uri("/").getPort())))
                        .build());
                TransportRequest request = request("POST", URI.create("https://hub.invalid/x"));
                isNotSent(proxied, calls, request, "hub.invalid:443");
                assertThat(proxy.requests())
                        .singleElement()
                        .satisfies(connect -> assertThat(connect.headerLines()).contains("Host: hub.invalid:443"));
            }
        }

        @Test
        void theExecutorOfTheClientIsShutDown() throws Exception {
            OkHttpTransport rejecting = OkHttpTransport.using(new OkHttpClient.Builder()
                    .dispatcher(new Dispatcher(ended()))
                    .build());
            try (RawServer server = RawServer.answering(OK)) {
                isRejected(rejecting.sendAsync(request("POST", server.uri("/")), new Cancellation()));
                assertThat(server.requests()).isEmpty();
            }
        }

        private static ExecutorService ended() {
            ExecutorService executor = Executors.newCachedThreadPool();
            executor.shutdown();
            return executor;
        }

        private void isRejected(CompletableFuture<?> future) {
            assertThat(future)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RequestNotSentException.class);
        }
    }

    @Nested
    class T2AndT8Unsure {
        private void isUnsure(Calls calls, TransportRequest request) {
            assertThat(catchThrowable(() -> calls.call(transport, request)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class)
                    .isNotInstanceOf(IncompleteResponseException.class)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
        }

        @ParameterizedTest
        @EnumSource
        void resetOnAFreshConnection(Calls calls) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.reset();
            })) {
                isUnsure(calls, request("POST", server.uri("/")));
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource
        void closedOnAFreshConnection(Calls calls) throws Exception {
            try (RawServer server = RawServer.start(connection -> connection.readRequest())) {
                isUnsure(calls, request("POST", server.uri("/")));
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource
        void resetOrClosedOnAPooledConnection(Calls calls) throws Exception {
            for (boolean reset : new boolean[] {true, false}) {
                try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.write(OK);
                    connection.readRequest();
                    if (reset) {
                        connection.reset();
                    }
                })) {
                    assertThat(calls.call(transport, request("POST", server.uri("/")))
                                    .status())
                            .isEqualTo(200);
                    isUnsure(calls, request("POST", server.uri("/")));
                    assertThat(server.requests()).hasSize(2);
                    assertThat(server.connections()).isEqualTo(1);
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void noHttpAtAll(Calls calls) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.write("what?\r\n\r\n");
            })) {
                isUnsure(calls, request("POST", server.uri("/")));
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource
        void aGetIsNotRepeatedEither(Calls calls) throws Exception {
            try (RawServer server = RawServer.start(connection -> connection.readRequest())) {
                isUnsure(calls, request("GET", server.uri("/")));
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Nested
    class T9Truncated {
        static Stream<Arguments> cuts() {
            return Stream.of(Calls.values())
                    .flatMap(calls -> Stream.of(
                                    "Content-Length: 10\r\n\r\n12345",
                                    "Content-Length: 10\r\n\r\n",
                                    "Transfer-Encoding: chunked\r\n\r\n5\r\n123",
                                    "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
                                    "Transfer-Encoding: chunked\r\n\r\nzz\r\n12345\r\n")
                            .map(answer -> Arguments.of(calls, answer)));
        }

        @ParameterizedTest
        @MethodSource("cuts")
        void isAFailureWithTheStatus(Calls calls, String answer) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 201 Created\r\nX-Id: 7\r\n" + answer);
            })) {
                assertThatExceptionOfType(IncompleteResponseException.class)
                        .isThrownBy(() -> calls.call(transport, request("POST", server.uri("/"))))
                        .satisfies(e -> {
                            assertThat(e.status()).isEqualTo(201);
                            assertThat(e.headers().first("x-id")).contains("7");
                            assertThat(e.getCause()).isNotNull();
                        });
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource
        void withinTheHeadersIsUnsure(Calls calls) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 201 Created\r\nX-Id: 7\r\n");
            })) {
                assertThat(catchThrowable(() -> calls.call(transport, request("POST", server.uri("/")))))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(RequestNotSentException.class);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }
}
