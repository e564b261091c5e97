package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.apache.Subject.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back, what breaks, and how sure one can be of what the peer has seen. */
@Timeout(60)
class FailureTest {
    private static final String SECRET = "SharedAccessSignature sig=secret";
    private static final String OK = RawServer.response(200, "ok");

    private static TransportRequest request(String method, URI uri) {
        TransportRequest.Builder request = TransportRequest.builder(method, uri).header("Authorization", SECRET);
        if (method.equals("POST")) {
            request.body("secret body".getBytes(StandardCharsets.UTF_8));
        }
        return request.build();
    }

    static Stream<Arguments> kindsAndMethods() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of("POST", "GET", "DELETE").map(method -> Arguments.of(kind, method)));
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @Nested
    class T8NeverSent {
        private void isNotSent(Subject subject, TransportRequest request, String message) {
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> subject.call(request))
                    .withMessageContaining(message)
                    .withMessageNotContaining("secret")
                    .satisfies(e -> assertThat(e.getCause())
                            .isInstanceOf(IOException.class)
                            .isNotInstanceOf(RequestNotSentException.class));
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.FailureTest#kindsAndMethods")
        void refused(Kind kind, String method) throws Exception {
            int port;
            try (ServerSocket closed = listener()) {
                port = closed.getLocalPort();
            }
            try (Subject subject = kind.open()) {
                URI uri = URI.create("http://localhost:" + port + "/hub");
                isNotSent(subject, request(method, uri), "nothing listens at localhost:" + port);
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.FailureTest#kindsAndMethods")
        void unknownHost(Kind kind, String method) throws Exception {
            try (Subject subject = kind.open()) {
                URI uri = URI.create("https://no-such-host.invalid/hub");
                isNotSent(subject, request(method, uri), "no-such-host.invalid:443 does not resolve");
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.FailureTest#kindsAndMethods")
        void clearTextBehindHttps(Kind kind, String method) throws Exception {
            try (RawServer server = RawServer.start(listener(), "https", connection -> {
                        connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                        connection.stall();
                    });
                    Subject subject = kind.open()) {
                isNotSent(subject, request(method, server.uri("/")), "no TLS connection to localhost:");
            }
        }

        @ParameterizedTest
        @EnumSource
        void closedInTheHandshake(Kind kind) throws Exception {
            try (RawServer server = RawServer.start(listener(), "https", connection -> {});
                    Subject subject = kind.open()) {
                isNotSent(subject, request("POST", server.uri("/")), "localhost:");
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.FailureTest#kindsAndMethods")
        void unknownCertificate(Kind kind, String method) throws Exception {
            TlsFixture tls = TlsFixture.of("localhost");
            try (RawServer server = RawServer.start(tls.listener(), "https", c -> c.readRequest());
                    Subject subject = kind.open()) {
                isNotSent(subject, request(method, server.uri("/")), "certificate is not accepted");
                assertThat(server.requests()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void certificateOfAnotherName(boolean async) throws Exception {
            TlsFixture tls = TlsFixture.of("other.example");
            try (RawServer server = RawServer.start(tls.listener(), "https", c -> c.readRequest());
                    Subject subject = Subject.trusting(async, tls.context())) {
                for (String method : new String[] {"POST", "GET"}) {
                    isNotSent(subject, request(method, server.uri("/")), "localhost");
                }
                assertThat(server.requests()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void aTrustedCertificateIsFine(boolean async) throws Exception {
            TlsFixture tls = TlsFixture.of("localhost");
            try (RawServer server = RawServer.start(tls.listener(), "https", connection -> {
                        connection.readRequest();
                        connection.write(OK);
                        connection.stall();
                    });
                    Subject subject = Subject.trusting(async, tls.context())) {
                assertThat(subject.call(request("POST", server.uri("/"))).status())
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    class T2AndT8Unsure {
        private void isUnsure(Subject subject, TransportRequest request) {
            assertThat(catchThrowable(() -> subject.call(request)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class)
                    .isNotInstanceOf(IncompleteResponseException.class)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.FailureTest#kindsAndMethods")
        void resetOrClosedOnAFreshConnection(Kind kind, String method) throws Exception {
            for (boolean reset : new boolean[] {true, false}) {
                try (RawServer server = RawServer.start(connection -> {
                            connection.readRequest();
                            if (reset) {
                                connection.reset();
                            }
                        });
                        Subject subject = kind.open()) {
                    isUnsure(subject, request(method, server.uri("/")));
                    assertThat(server.requests()).hasSize(1);
                }
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.FailureTest#kindsAndMethods")
        void resetOrClosedOnAPooledConnection(Kind kind, String method) throws Exception {
            for (boolean reset : new boolean[] {true, false}) {
                try (RawServer server = RawServer.start(connection -> {
                            connection.readRequest();
                            connection.write(OK);
                            connection.readRequest();
                            if (reset) {
                                connection.reset();
                            }
                        });
                        Subject subject = kind.open()) {
                    assertThat(subject.call(request(method, server.uri("/"))).status())
                            .isEqualTo(200);
                    isUnsure(subject, request(method, server.uri("/")));
                    assertThat(server.requests()).hasSize(2);
                    assertThat(server.connections()).isEqualTo(1);
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void noHttpAtAll(Kind kind) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write("what? secret\r\n\r\n");
                    });
                    Subject subject = kind.open()) {
                isUnsure(subject, request("POST", server.uri("/")));
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource
        void aHeaderThatIsNone(Kind kind) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write("HTTP/1.1 200 OK\r\nsecret\r\nContent-Length: -7\r\n\r\n");
                    });
                    Subject subject = kind.open()) {
                isUnsure(subject, request("POST", server.uri("/")));
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"OWN_BLOCKING", "OWN_ASYNC"})
        void headersWithoutEnd(Kind kind) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write("HTTP/1.1 200 OK\r\nX-Long: ");
                        while (true) {
                            connection.write("x".repeat(8192));
                        }
                    });
                    Subject subject = kind.open()) {
                isUnsure(subject, request("POST", server.uri("/")));
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"OWN_BLOCKING", "OWN_ASYNC"})
        void aConnectionThatWasClosedWhileItIdledIsNotUsed(Kind kind) throws Exception {
            CountDownLatch closed = new CountDownLatch(1);
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write(OK);
                        if (connection.number() == 1) {
                            connection.close();
                            closed.countDown();
                        } else {
                            connection.stall();
                        }
                    });
                    Subject subject = kind.open()) {
                subject.call(request("POST", server.uri("/")));
                RawServer.await(closed);
                long until = System.nanoTime() + 150_000_000; // More than the idle time after which it is looked at.
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                assertThat(subject.call(request("POST", server.uri("/"))).status())
                        .isEqualTo(200);
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    @Nested
    class T9Truncated {
        static Stream<Arguments> cuts() {
            return Stream.of(Kind.values())
                    .flatMap(kind -> Stream.of(
                                    "Content-Length: 10\r\n\r\n12345",
                                    "Content-Length: 10\r\n\r\n",
                                    "Transfer-Encoding: chunked\r\n\r\n5\r\n123",
                                    "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
                                    "Transfer-Encoding: chunked\r\n\r\nzz\r\n12345\r\n")
                            .map(answer -> Arguments.of(kind, answer)));
        }

        @ParameterizedTest
        @MethodSource("cuts")
        void isAFailureWithTheStatus(Kind kind, String answer) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write("HTTP/1.1 201 Created\r\nX-Id: 7\r\n" + answer);
                    });
                    Subject subject = kind.open()) {
                assertThatExceptionOfType(IncompleteResponseException.class)
                        .isThrownBy(() -> subject.call(request("POST", server.uri("/"))))
                        .satisfies(e -> {
                            assertThat(e.status()).isEqualTo(201);
                            assertThat(e.headers().first("x-id")).contains("7");
                            assertThat(e.getCause()).isNotNull();
                        });
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Nested
    class T5AndT6Responses {
        private TransportResponse answered(Kind kind, String response) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write(response);
                    });
                    Subject subject = kind.open()) {
                return subject.call(request("POST", server.uri("/")));
            }
        }

        @ParameterizedTest
        @EnumSource
        void headersAreCompleteAndInOrder(Kind kind) throws Exception {
            TransportResponse response = answered(
                    kind, RawServer.response(201, "", "X-A: 1", "x-a: 2", "X-None:", "Set-Cookie: a=b", "Date: now"));
            assertThat(response.headers().all("X-a")).containsExactly("1", "2");
            assertThat(response.headers().first("X-None")).contains("");
            assertThat(response.headers().first("Set-Cookie")).contains("a=b");
            assertThat(response.headers().size()).isEqualTo(6);
        }

        @ParameterizedTest
        @EnumSource
        void bodiesOfEveryKind(Kind kind) throws Exception {
            assertThat(answered(kind, "HTTP/1.1 100 Continue\r\n\r\n" + OK).body())
                    .asString()
                    .isEqualTo("ok");
            String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n1\r\n6\r\n0\r\n\r\n";
            assertThat(answered(kind, chunked).body()).asString().isEqualTo("123456");
            assertThat(answered(kind, "HTTP/1.1 200 OK\r\n\r\nto the end").body())
                    .asString()
                    .isEqualTo("to the end");
            assertThat(answered(kind, "HTTP/1.1 204 No Content\r\n\r\n").body()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void whatIsCompressedUnaskedStaysSo(Kind kind) throws Exception {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(new byte[1000]);
            }
            TransportResponse response = answered(
                    kind,
                    RawServer.response(200, zipped.toString(StandardCharsets.ISO_8859_1), "Content-Encoding: gzip"));
            assertThat(response.body()).isEqualTo(zipped.toByteArray());
            assertThat(response.headers().first("Content-Encoding")).contains("gzip");
        }

        @ParameterizedTest
        @EnumSource
        void exactlyTheCapIsFine(Kind kind) throws Exception {
            for (int size : new int[] {0, 1, 8191, 8192, 8193, 100_000}) {
                try (RawServer server = RawServer.answering(RawServer.response(200, "x".repeat(size)));
                        Subject subject = kind.open()) {
                    TransportRequest request = Subject.post(server.uri("/"), "x")
                            .maxResponseBytes(size)
                            .build();
                    assertThat(subject.call(request).body()).hasSize(size);
                    assertThat(subject.call(request).body()).hasSize(size);
                    assertThat(server.connections()).isEqualTo(1);
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void oneMoreEndsTheConnection(Kind kind) throws Exception {
            for (String start : new String[] {
                "Content-Length: 1000000000\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" + "x".repeat(1000) + "\r\n3b9aca00\r\n",
                "\r\n"
            }) {
                CountDownLatch dropped = new CountDownLatch(1);
                try (RawServer server = RawServer.start(connection -> {
                            connection.readRequest();
                            connection.write("HTTP/1.1 201 Created\r\nX-Id: 7\r\n" + start);
                            try {
                                connection.drip("x".repeat(100), Integer.MAX_VALUE);
                            } finally {
                                dropped.countDown();
                            }
                        });
                        Subject subject = kind.open()) {
                    TransportRequest request = Subject.post(server.uri("/"), "x")
                            .maxResponseBytes(1000)
                            .build();
                    assertThatExceptionOfType(ResponseTooLargeException.class)
                            .isThrownBy(() -> subject.call(request))
                            .satisfies(e -> {
                                assertThat(e.status()).isEqualTo(201);
                                assertThat(e.headers().first("X-Id")).contains("7");
                            });
                    RawServer.await(dropped);
                }
            }
        }
    }
}
