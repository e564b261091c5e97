package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out, and who owns the client. */
@Timeout(60)
class OkHttpTransportTest {
    private static final String OK = RawServer.response(200, "ok");

    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private TransportResponse send(TransportRequest request) throws Exception {
        return Calls.BLOCKING.call(transport, request);
    }

    @Nested
    class T1Concurrency {
        @ParameterizedTest
        @EnumSource
        void sixtyFourExchangesAreInFlightAtOnce(Calls calls) throws Exception {
            areInFlightAtOnce(transport, calls);
        }

        /** Whose dispatcher stops at five to one host. */
        @ParameterizedTest
        @EnumSource
        void withABorrowedClientToo(Calls calls) throws Exception {
            areInFlightAtOnce(OkHttpTransport.using(new OkHttpClient()), calls);
        }

        private static void areInFlightAtOnce(OkHttpTransport transport, Calls calls) throws Exception {
            CountDownLatch all = new CountDownLatch(64);
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                all.countDown();
                all.await();
                connection.write(OK);
                connection.stall();
            })) {
                TransportRequest request = Calls.post(server.uri("/"), "x").build();
                List<FutureTask<TransportResponse>> tasks = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    FutureTask<TransportResponse> task = new FutureTask<>(() -> calls.call(transport, request));
                    tasks.add(task);
                    new Thread(task).start();
                }
                for (FutureTask<TransportResponse> task : tasks) {
                    assertThat(task.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
                }
            }
        }
    }

    @Nested
    class T3EveryStatusIsAValue {
        @Test
        void allOfThemAndEachWithOneRequest() throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                for (RawServer.Request r = connection.readRequest(); r != null; r = connection.readRequest()) {
                    int status = Integer.parseInt(r.target().substring(1));
                    boolean bodiless = status == 204 || status == 205 || status == 304;
                    connection.write(
                            bodiless
                                    ? "HTTP/1.1 " + status + " No Body\r\nContent-Length: 0\r\n\r\n"
                                    : RawServer.response(
                                            status,
                                            "body",
                                            "Location: http://localhost:1/elsewhere",
                                            "Retry-After: 0",
                                            "WWW-Authenticate: Basic realm=\"x\"",
                                            "Proxy-Authenticate: Basic realm=\"x\""));
                }
            })) {
                for (int status = 200; status <= 599; status++) {
                    TransportResponse response =
                            send(Calls.post(server.uri("/" + status), "x").build());
                    assertThat(response.status()).isEqualTo(status);
                    assertThat(response.body()).hasSize(status == 204 || status == 205 || status == 304 ? 0 : 4);
                }
                assertThat(server.requests()).hasSize(400);
            }
        }
    }

    @Nested
    class T4Verbatim {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/hub/messages/$batch?direct&api-version=2020-06",
                    "/hub/installations/a%2Fb%20c+d~e:@f?$top=1&x=%7E%2F",
                    "//double//slash",
                    "/?",
                    "/a?b&c=&d=%27"
                })
        void target(String target) throws Exception {
            try (RawServer server = RawServer.answering(OK)) {
                send(Calls.post(server.uri(target), "x").build());
                assertThat(server.requests().get(0).target()).isEqualTo(target);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "GET, false",
            "DELETE, false",
            "POST, false",
            "PUT, false",
            "PATCH, false",
            "DELETE, true",
            "POST, true",
            "PUT, true",
            "PATCH, true"
        })
        void method(String method, boolean withBody) throws Exception {
            byte[] body = (withBody ? "body" : "").getBytes(StandardCharsets.UTF_8);
            try (RawServer server = RawServer.answering(OK)) {
                send(TransportRequest.builder(method, server.uri("/"))
                        .body(body)
                        .build());
                RawServer.Request request = server.requests().get(0);
                assertThat(request.method()).isEqualTo(method);
                assertThat(request.body()).isEqualTo(body);
                assertThat(request.header("Transfer-Encoding")).isEmpty();
                if (withBody) {
                    assertThat(request.header("Content-Length")).containsExactly("4");
                } else if (method.equals("GET") || method.equals("DELETE")) {
                    // JDK 17 sends the 0 here as well, and cannot be stopped.
                    assertThat(request.header("Content-Length")).isSubsetOf("0");
                } else if (method.equals("POST")) {
                    assertThat(request.header("Content-Length")).containsExactly("0");
                }
            }
        }

        @Test
        void headersAndNothingElse() throws Exception {
            String[][] sent = {
                {"Authorization", "SharedAccessSignature sr=a%2f&sig=b%3d&se=1&skn=k"},
                {"Content-Type", "application/json;charset=utf-8"},
                {"ServiceBusNotification-Tags", "(a && b) || \"c\";=%"},
                {"User-Agent", "nh4j/1"},
                {"X-Tab", "a\tb"},
                {"x-two", "1"},
                {"x-two", "2"}
            };
            try (RawServer server = RawServer.answering(OK)) {
                TransportRequest.Builder request = Calls.post(server.uri("/"), "x");
                for (String[] field : sent) {
                    request.header(field[0], field[1]);
                }
                send(request.build());
                List<String> lines = new ArrayList<>();
                for (String[] field : sent) {
                    lines.add(field[0] + ": " + field[1]);
                }
                lines.add("Host: localhost:" + server.uri("/").getPort());
                lines.add("Content-Length: 1");
                lines.add("Connection: Keep-Alive");
                lines.add("Accept-Encoding: identity");
                assertThat(server.requests().get(0).headerLines()).containsExactlyInAnyOrderElementsOf(lines);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 127, 1024, 8 * 1024 + 3, 16 * 1024, 64 * 1024, 1024 * 1024 + 13})
        void body(int size) throws Exception {
            byte[] body = new byte[size];
            new Random(size).nextBytes(body);
            try (RawServer server = RawServer.answering(OK)) {
                for (Calls calls : Calls.values()) {
                    calls.call(
                            transport,
                            TransportRequest.builder("POST", server.uri("/"))
                                    .body(body)
                                    .build());
                }
                assertThat(server.requests())
                        .hasSize(2)
                        .allSatisfy(request -> assertThat(request.body()).isEqualTo(body));
            }
        }
    }

    @Nested
    class T14Ownership {
        @Test
        void aBorrowedClientGoesOnAfterClose() throws Exception {
            OkHttpClient client = new OkHttpClient();
            OkHttpTransport borrowing = OkHttpTransport.using(client);
            borrowing.close();
            borrowing.close();
            try (RawServer server = RawServer.answering(OK)) {
                TransportRequest request = Calls.post(server.uri("/"), "x").build();
                assertThat(Calls.BLOCKING
                                .call(OkHttpTransport.using(client), request)
                                .status())
                        .isEqualTo(200);
            }
        }

        @ParameterizedTest
        @EnumSource
        void aClosedTransportSendsNothing(Calls calls) throws Exception {
            try (RawServer server = RawServer.answering(OK)) {
                TransportRequest request = Calls.post(server.uri("/"), "x").build();
                calls.call(transport, request);
                transport.close();
                transport.close();
                assertThatExceptionOfType(RequestNotSentException.class)
                        .isThrownBy(() -> calls.call(transport, request));
                assertThat(server.requests()).hasSize(1);
            }
        }

        @Test
        void callsShareTheConnections() throws Exception {
            try (RawServer server = RawServer.answering(OK)) {
                for (Calls calls : Calls.values()) {
                    calls.call(transport, Calls.post(server.uri("/"), "x").build());
                    calls.call(transport, Calls.post(server.uri("/"), "x").build());
                }
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    @Nested
    class T13Futures {
        @Test
        void dependentsSeeTheResponse() throws Exception {
            try (RawServer server = RawServer.answering(OK)) {
                CompletableFuture<Integer> status = transport
                        .sendAsync(Calls.post(server.uri("/"), "x").build(), new Cancellation())
                        .thenApply(TransportResponse::status);
                assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(200);
            }
        }
    }
}
