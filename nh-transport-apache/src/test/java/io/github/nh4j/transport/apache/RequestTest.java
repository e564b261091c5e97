package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.apache.Subject.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out, and how often. */
@Timeout(60)
class RequestTest {
    private static final String OK = RawServer.response(200, "ok");
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    static Stream<Arguments> kindsAndMethods() {
        return Stream.of(Kind.values()).flatMap(kind -> METHODS.stream().map(method -> Arguments.of(kind, method)));
    }

    private static TransportRequest request(String method, URI uri) {
        TransportRequest.Builder request = TransportRequest.builder(method, uri);
        return (method.equals("GET") ? request : request.body(new byte[] {'x'})).build();
    }

    @Nested
    class T1Concurrency {
        private int inFlightAtOnce(Kind kind, int wanted) throws Exception {
            CountDownLatch all = new CountDownLatch(wanted);
            try (RawServer server = RawServer.start(connection -> {
                        while (connection.readRequest() != null) {
                            all.countDown();
                            all.await();
                            connection.write(OK);
                        }
                    });
                    Subject subject = kind.open()) {
                List<FutureTask<TransportResponse>> calls = new ArrayList<>();
                for (int i = 0; i < wanted; i++) {
                    calls.add(new FutureTask<>(() -> subject.call(request("POST", server.uri("/")))));
                    new Thread(calls.get(i)).start();
                }
                for (FutureTask<TransportResponse> call : calls) {
                    assertThat(call.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
                }
                return server.connections();
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"OWN_BLOCKING", "OWN_ASYNC"})
        void sixtyFourToOneHost(Kind kind) throws Exception {
            assertThat(inFlightAtOnce(kind, 64)).isEqualTo(64);
        }

        @ParameterizedTest
        @EnumSource(names = {"BORROWED_BLOCKING", "BORROWED_ASYNC"})
        void fiveWithAClientThatHasTheDefaultPool(Kind kind) throws Exception {
            assertThat(inFlightAtOnce(kind, 5)).isEqualTo(5);
        }
    }

    @Nested
    class T2OneRequest {
        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.RequestTest#kindsAndMethods")
        void whateverThePeerAnswers(Kind kind, String method) throws Exception {
            for (int status : new int[] {408, 421, 425, 429, 500, 503, 504}) {
                for (String line : new String[] {"X-None: 1", "Retry-After: 0", "Retry-After: 1"}) {
                    try (RawServer server = RawServer.answering(RawServer.response(status, "no", line));
                            Subject subject = kind.open()) {
                        assertThat(subject.call(request(method, server.uri("/")))
                                        .status())
                                .isEqualTo(status);
                        assertThat(server.requests()).hasSize(1);
                    }
                }
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.RequestTest#kindsAndMethods")
        void anEmptyOneIsNotRepeatedEither(Kind kind, String method) throws Exception {
            try (RawServer server = RawServer.answering(RawServer.response(503, "", "Retry-After: 0"));
                    Subject subject = kind.open()) {
                TransportRequest request =
                        TransportRequest.builder(method, server.uri("/")).build();
                assertThat(subject.call(request).status()).isEqualTo(503);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Nested
    class T3EveryStatusIsAValue {
        @ParameterizedTest
        @EnumSource
        void allOfThemAndEachWithOneRequest(Kind kind) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                        for (RawServer.Request r = connection.readRequest(); r != null; r = connection.readRequest()) {
                            int status = Integer.parseInt(r.target().substring(1));
                            connection.write(
                                    status == 204 || status == 304
                                            ? "HTTP/1.1 " + status + " Some Reason\r\n\r\n"
                                            : RawServer.response(
                                                    status,
                                                    "body",
                                                    "Location: /200",
                                                    "WWW-Authenticate: Basic realm=\"x\"",
                                                    "Proxy-Authenticate: Basic realm=\"x\"",
                                                    "Set-Cookie: a=b"));
                        }
                    });
                    Subject subject = kind.open()) {
                for (int status = 200; status <= 599; status++) {
                    TransportResponse response = subject.call(request("POST", server.uri("/" + status)));
                    assertThat(response.status()).isEqualTo(status);
                    assertThat(response.body()).hasSize(status == 204 || status == 304 ? 0 : 4);
                }
                assertThat(server.requests())
                        .hasSize(400)
                        .allSatisfy(
                                request -> assertThat(request.header("Cookie")).isEmpty());
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    @Nested
    class T4Verbatim {
        static Stream<Arguments> targets() {
            return Stream.of(Kind.values())
                    .flatMap(kind -> Stream.of(
                                    "/hub/messages/$batch?direct&api-version=2020-06",
                                    "/hub/installations/a%2Fb%20c+d~e:@f?$top=1&x=%7E%2F",
                                    "/double//slash/./dot/../up",
                                    "/%7euser;p=1/",
                                    "/?q='",
                                    "/?",
                                    "/a??b")
                            .map(target -> Arguments.of(kind, target)));
        }

        @ParameterizedTest
        @MethodSource("targets")
        void target(Kind kind, String target) throws Exception {
            try (RawServer server = RawServer.answering(OK);
                    Subject subject = kind.open()) {
                subject.call(request("POST", server.uri(target)));
                assertThat(server.requests().get(0).target()).isEqualTo(target);
            }
        }

        /** HttpClient 5.3 refuses these. */
        @ParameterizedTest
        @EnumSource
        void aTargetThatStartsWithTwoSlashes(Kind kind) throws Exception {
            try (RawServer server = RawServer.answering(OK);
                    Subject subject = kind.open()) {
                Throwable failure = catchThrowable(() -> subject.call(request("POST", server.uri("//double"))));
                if (failure == null) {
                    assertThat(server.requests().get(0).target()).isEqualTo("//double");
                } else {
                    assertThat(failure).isInstanceOf(IllegalArgumentException.class);
                    assertThat(server.connections()).isZero();
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void noPathIsTheRoot(Kind kind) throws Exception {
            try (RawServer server = RawServer.answering(OK);
                    Subject subject = kind.open()) {
                int port = server.uri("").getPort();
                subject.call(request("POST", URI.create("http://localhost:" + port)));
                RawServer.Request request = server.requests().get(0);
                assertThat(request.target()).isEqualTo("/");
                assertThat(request.header("Host")).containsExactly("localhost:" + port);
            }
        }

        @ParameterizedTest
        @EnumSource
        void anIpv6Address(Kind kind) throws Exception {
            ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByAddress(LOOPBACK_6));
            try (RawServer server = RawServer.start(listener, "http", connection -> {
                        connection.readRequest();
                        connection.write(OK);
                        connection.stall();
                    });
                    Subject subject = kind.open()) {
                URI uri = URI.create("http://[::1]:" + listener.getLocalPort() + "/");
                assertThat(subject.call(request("POST", uri)).status()).isEqualTo(200);
                assertThat(server.requests().get(0).header("Host")).containsExactly("[::1]:" + listener.getLocalPort());
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.nh4j.transport.apache.RequestTest#kindsAndMethods")
        void method(Kind kind, String method) throws Exception {
            for (byte[] body : new byte[][] {{}, {'b', 'o', 'd', 'y'}}) {
                try (RawServer server = RawServer.answering(OK);
                        Subject subject = kind.open()) {
                    subject.call(TransportRequest.builder(method, server.uri("/"))
                            .body(body)
                            .build());
                    RawServer.Request request = server.requests().get(0);
                    assertThat(request.method()).isEqualTo(method);
                    assertThat(request.body()).isEqualTo(body);
                    assertThat(request.header("Transfer-Encoding")).isEmpty();
                    assertThat(request.header("Content-Length")).containsExactly("" + body.length);
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void headersAndNothingElse(Kind kind) throws Exception {
            String[][] sent = {
                {"Authorization", "SharedAccessSignature sr=a%2f&sig=b%3d&se=1&skn=k"},
                {"Content-Type", "application/json;charset=utf-8"},
                {"ServiceBusNotification-Tags", "(a && b) || \"c\";=%"},
                {"User-Agent", "nh4j/1"},
                {"X-Tab", "a\tb"},
                {"x-two", "1"},
                {"x-two", "2"}
            };
            try (RawServer server = RawServer.answering(OK);
                    Subject subject = kind.open()) {
                TransportRequest.Builder request = Subject.post(server.uri("/"), "x");
                List<String> lines = new ArrayList<>();
                for (String[] field : sent) {
                    request.header(field[0], field[1]);
                    lines.add(field[0] + ": " + field[1]);
                }
                subject.call(request.build());
                lines.add("Host: localhost:" + server.uri("/").getPort());
                lines.add("Content-Length: 1");
                lines.add("Connection: keep-alive");
                assertThat(server.requests().get(0).headerLines()).containsExactlyInAnyOrderElementsOf(lines);
            }
        }

        @ParameterizedTest
        @EnumSource
        void body(Kind kind) throws Exception {
            try (RawServer server = RawServer.answering(OK);
                    Subject subject = kind.open()) {
                for (int size : new int[] {0, 1, 127, 8 * 1024 + 3, 16 * 1024, 64 * 1024, 1024 * 1024 + 13}) {
                    byte[] body = new byte[size];
                    new Random(size).nextBytes(body);
                    subject.call(TransportRequest.builder("POST", server.uri("/"))
                            .body(body)
                            .header("Content-Type", "application/octet-stream")
                            .build());
                    RawServer.Request received =
                            server.requests().get(server.requests().size() - 1);
                    assertThat(received.content().getBytes(StandardCharsets.ISO_8859_1))
                            .isEqualTo(body);
                }
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }
}
