package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back. */
@Timeout(60)
class OkHttpTransportResponseTest {
    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private TransportResponse send(TransportRequest request) throws Exception {
        return Calls.BLOCKING.call(transport, request);
    }

    @Nested
    class T5Response {
        @Test
        void headersAreCompleteAndMultiValued() throws Exception {
            try (RawServer server =
                    RawServer.answering(RawServer.response(201, "", "X-Two: 1", "Location: /x", "x-two: 2"))) {
                TransportResponse response =
                        send(Calls.post(server.uri("/"), "x").build());
                assertThat(response.headers().all("x-TWO")).containsExactly("1", "2");
                assertThat(response.headers().first("location")).contains("/x");
                assertThat(response.headers().size()).isEqualTo(4);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Length: 3\r\n\r\n\0\u00ff!",
                    "Transfer-Encoding: chunked\r\n\r\n1;ext=1\r\n\0\r\n2\r\n\u00ff!\r\n0\r\n\r\n",
                    "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\0\u00ff!",
                    "Connection: close\r\n\r\n\0\u00ff!"
                })
        void bodyIsAsItCame(String answer) throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\n" + answer);
            })) {
                assertThat(send(Calls.get(server.uri("/")).build()).body()).containsExactly(0, 0xff, '!');
            }
        }

        /** Nothing that OkHttp lets others see tells that there is more; a fixed OkHttp turns this red. */
        @Test
        void aSurplusAnswerIsTakenForThatOfTheNextCall() throws Exception {
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.write(RawServer.response(200, "mine") + RawServer.response(200, "surplus"));
                while (connection.readRequest() != null) {
                    connection.write(RawServer.response(200, "next"));
                }
            })) {
                TransportRequest request = Calls.post(server.uri("/"), "x").build();
                assertThat(send(request).body()).asString().isEqualTo("mine");
                assertThat(send(request).body()).asString().isEqualTo("surplus");
            }
        }
    }

    @Nested
    class T6Cap {
        @ParameterizedTest
        @EnumSource
        void aBodyOfExactlyTheCapIsFine(Calls calls) throws Exception {
            try (RawServer server = RawServer.answering(RawServer.response(200, "12345"))) {
                TransportResponse response = calls.call(
                        transport,
                        Calls.get(server.uri("/")).maxResponseBytes(5).build());
                assertThat(response.body()).asString().isEqualTo("12345");
            }
        }

        @ParameterizedTest
        @EnumSource
        void anAnnouncedLengthOverTheCapIsRefusedBeforeTheBodyComes(Calls calls) throws Exception {
            CountDownLatch dropped = new CountDownLatch(1);
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 201 Created\r\nX-Id: 7\r\nContent-Length: 6\r\n\r\n");
                connection.stall();
                dropped.countDown();
            })) {
                TransportRequest request =
                        Calls.post(server.uri("/"), "x").maxResponseBytes(5).build();
                assertThatExceptionOfType(ResponseTooLargeException.class)
                        .isThrownBy(() -> calls.call(transport, request))
                        .satisfies(e -> {
                            assertThat(e.status()).isEqualTo(201);
                            assertThat(e.headers().first("x-id")).contains("7");
                        });
                RawServer.await(dropped);
            }
        }

        @ParameterizedTest
        @EnumSource
        void anEndlessBodyIsDroppedAtTheCap(Calls calls) throws Exception {
            CountDownLatch dropped = new CountDownLatch(1);
            try (RawServer server = RawServer.start(connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                try {
                    while (true) {
                        connection.write("a\r\n0123456789\r\n");
                    }
                } finally {
                    dropped.countDown();
                }
            })) {
                TransportRequest request =
                        Calls.get(server.uri("/")).maxResponseBytes(100_000).build();
                assertThatExceptionOfType(ResponseTooLargeException.class)
                        .isThrownBy(() -> calls.call(transport, request))
                        .withMessageContaining("100000");
                RawServer.await(dropped);
            }
        }

        @Test
        void theLengthThatA304TellsIsNotThatOfItsBody() throws Exception {
            try (RawServer server = RawServer.answering("HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\n\r\n")) {
                TransportRequest request =
                        Calls.get(server.uri("/")).maxResponseBytes(5).build();
                assertThat(send(request).status()).isEqualTo(304);
            }
        }

        @Test
        void theNextCallGoesOnAnotherConnection() throws Exception {
            try (RawServer server = RawServer.answering(RawServer.response(200, "12345"))) {
                TransportRequest small =
                        Calls.get(server.uri("/")).maxResponseBytes(2).build();
                assertThatExceptionOfType(ResponseTooLargeException.class).isThrownBy(() -> send(small));
                assertThat(send(Calls.get(server.uri("/")).build()).body())
                        .asString()
                        .isEqualTo("12345");
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }
}
