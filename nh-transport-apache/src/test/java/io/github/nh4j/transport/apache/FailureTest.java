package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.apache.Subject.Kind;
import io.github.nh4j.transport.tck.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In which words a person is told why a request was not sent, and what is this client's own way to break or to answer. */
@Timeout(60)
class FailureTest {
    private static final String SECRET = "SharedAccessSignature sig=secret";
    private static final String OK = RawServer.response(200, "ok");

    private static TransportRequest request(URI uri) {
        return TransportRequest.builder("POST", uri)
                .header("Authorization", SECRET)
                .body("secret body".getBytes(StandardCharsets.UTF_8))
                .build();
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
        @EnumSource
        void refused(Kind kind) throws Exception {
            int port;
            try (ServerSocket closed = listener()) {
                port = closed.getLocalPort();
            }
            try (Subject subject = kind.open()) {
                URI uri = URI.create("http://localhost:" + port + "/hub");
                isNotSent(subject, request(uri), "nothing listens at localhost:" + port);
            }
        }

        @ParameterizedTest
        @EnumSource
        void unknownHost(Kind kind) throws Exception {
            try (Subject subject = kind.open()) {
                URI uri = URI.create("https://no-such-host.invalid/hub");
                isNotSent(subject, request(uri), "no-such-host.invalid:443 does not resolve");
            }
        }

        @ParameterizedTest
        @EnumSource
        void clearTextBehindHttps(Kind kind) throws Exception {
            try (RawServer server = RawServer.start(listener(), "https", connection -> {
                        connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                        connection.stall();
                    });
                    Subject subject = kind.open()) {
                isNotSent(subject, request(server.uri("/")), "no TLS connection to localhost:");
            }
        }

        @ParameterizedTest
        @EnumSource
        void unknownCertificate(Kind kind) throws Exception {
            TlsFixture tls = TlsFixture.of("localhost");
            try (RawServer server = RawServer.start(tls.listener(), "https", c -> c.readRequest());
                    Subject subject = kind.open()) {
                isNotSent(subject, request(server.uri("/")), "certificate is not accepted");
                assertThat(server.requests()).isEmpty();
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
        @EnumSource
        void noHttpAtAll(Kind kind) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write("what? secret\r\n\r\n");
                    });
                    Subject subject = kind.open()) {
                isUnsure(subject, request(server.uri("/")));
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
                isUnsure(subject, request(server.uri("/")));
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"OWN_BLOCKING", "OWN_ASYNC"})
        void aConnectionThatWasClosedWhileItIdledIsNotUsed(Kind kind) throws Exception {
            CountDownLatch answered = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        connection.write(OK);
                        if (connection.number() == 1) {
                            answered.await();
                            connection.reset();
                            closed.countDown();
                        } else {
                            connection.stall();
                        }
                    });
                    Subject subject = kind.open()) {
                subject.call(request(server.uri("/")));
                answered.countDown();
                Subject.await(closed);
                long until = System.nanoTime() + 150_000_000; // More than the idle time after which it is looked at.
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                assertThat(subject.call(request(server.uri("/"))).status()).isEqualTo(200);
                assertThat(server.connections()).isEqualTo(2);
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
                return subject.call(request(server.uri("/")));
            }
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
    }
}
