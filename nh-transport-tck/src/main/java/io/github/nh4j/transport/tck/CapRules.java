package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T6. */
abstract class CapRules extends Rules {
    private static final int CAP = 5;
    private static final int SECONDS_TO_DROP = 10;

    CapRules(TransportContract contract) {
        super(contract, Rule.T6);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.transport.tck.Wire#eachWithBothCalls")
    final void theCapIsTheLargestBodyThatIsFine(Calls calls, Wire wire) throws Exception {
        try (MockWebServer server = wire.start(Wire::echo)) {
            for (String body : new String[] {"", "1", "12345"}) {
                String situation = "a peer over " + wire + " sent as many bytes as the cap allows, " + body.length();
                TransportRequest request = post(wire.uri(server, "/"), body)
                        .maxResponseBytes(body.length())
                        .build();

                assertThat(text(answered(calls, request, situation)))
                        .as(when(situation))
                        .isEqualTo(body);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.transport.tck.Wire#eachWithBothCalls")
    final void oneByteMoreIsAFailureWithTheStatus(Calls calls, Wire wire) throws Exception {
        try (MockWebServer server = wire.start(request -> {
            MockResponse.Builder echo = Wire.echo(request).code(201).setHeader("X-Id", "7");
            if (!request.getTarget().equals("/unannounced")) {
                return echo;
            }
            return wire == Wire.HTTP_2 // It has no chunks.
                    ? echo.removeHeader("Content-Length")
                    : echo.chunkedBody(new String(Wire.body(request), StandardCharsets.UTF_8), 4);
        })) {
            for (String target : new String[] {"/announced", "/unannounced"}) {
                String situation = "a peer over " + wire + " sent one byte more than the cap allows";
                TransportRequest request = post(wire.uri(server, target), "123456")
                        .maxResponseBytes(CAP)
                        .build();

                isTooLarge(failed(calls, request, situation), situation);
                assertThat(text(answered(
                                calls, post(wire.uri(server, "/"), "12345").build(), "a call follows")))
                        .as(when("a call follows one whose response was over the cap"))
                        .isEqualTo("12345");
            }
        }
    }

    private void isTooLarge(@Nullable Throwable failure, String situation) {
        assertThat(failure).as(when(situation)).isInstanceOfSatisfying(ResponseTooLargeException.class, e -> {
            assertThat(e.status()).as(when(situation + "; its status is known")).isEqualTo(201);
            assertThat(e.headers().all("x-id"))
                    .as(when(situation + "; its headers are known"))
                    .containsExactly("7");
        });
    }

    static Stream<Arguments> beginnings() {
        return bothCallsWith(
                "Content-Length: 10000000\r\n\r\n123456",
                "Transfer-Encoding: chunked\r\n\r\n6\r\n123456\r\n",
                "Connection: close\r\n\r\n123456");
    }

    /** The rest never comes, so a transport that wants it before it fails waits forever. */
    @ParameterizedTest
    @MethodSource("beginnings")
    final void theRestIsNotWaitedForAndTheConnectionIsClosed(Calls calls, String beginning) throws Exception {
        CountDownLatch dropped = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 201 Created\r\nX-Id: 7\r\n" + beginning);
            try {
                connection.stall();
            } finally {
                dropped.countDown();
            }
        })) {
            String situation = "the cap was passed, and the rest of the body still had to come";
            TransportRequest request =
                    post(server.uri("/"), "x").maxResponseBytes(CAP).build();

            isTooLarge(failed(calls, request, situation), situation);
            isDropped(dropped, situation);
        }
    }

    private void isDropped(CountDownLatch dropped, String situation) throws InterruptedException {
        assertThat(dropped.await(Patience.ofSeconds(SECONDS_TO_DROP).toMillis(), TimeUnit.MILLISECONDS))
                .as(when(situation + ", and the connection stayed open"))
                .isTrue();
    }

    static Stream<Arguments> endlessBodies() {
        return bothCallsWith("Transfer-Encoding: chunked\r\n", "Connection: close\r\n");
    }

    @ParameterizedTest
    @MethodSource("endlessBodies")
    final void anEndlessBodyIsDropped(Calls calls, String framing) throws Exception {
        CountDownLatch dropped = new CountDownLatch(1);
        byte[] piece = ("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 201 Created\r\nX-Id: 7\r\n" + framing + "\r\n");
            try {
                while (true) {
                    connection.write(piece);
                }
            } finally {
                dropped.countDown();
            }
        })) {
            String situation = "the peer sends a body without an end";
            TransportRequest request =
                    post(server.uri("/"), "x").maxResponseBytes(100_000).build();

            isTooLarge(failed(calls, request, situation), situation);
            isDropped(dropped, situation);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theCapIsForWhatIsDecoded(Calls calls) throws Exception {
        byte[] bomb = ResponseBodyRules.gzip(new byte[5_000_000]);
        String answer = RawServer.response(
                201, new String(bomb, StandardCharsets.ISO_8859_1), "X-Id: 7", "Content-Encoding: gzip");
        try (RawServer server = RawServer.answering(answer)) {
            String situation = "a peer sent 5 MB as gzip, which is less than the cap, but more when it is decoded";
            TransportRequest request =
                    post(server.uri("/"), "x").maxResponseBytes(100_000).build();
            Pending.End end = ended(calls, request, situation);
            if (end.response() == null) {
                isTooLarge(end.failure(), situation);
            } else {
                assertThat(end.response().body())
                        .as(when(situation + ", and was left as it is"))
                        .isEqualTo(bomb);
            }
        }
    }

    static Stream<Arguments> endlessHeads() {
        return bothCallsWith("X-Line: " + "x".repeat(1000) + "\r\n", "x".repeat(1000));
    }

    /** It has an end, so that a stack that buffers whatever comes is seen to do so, and does no harm. */
    @ParameterizedTest
    @MethodSource("endlessHeads")
    final void anEndlessHeadIsNotBuffered(Calls calls, String piece) throws Throwable {
        int megabytes = 8;
        byte[] kilobytes = piece.repeat(100).getBytes(StandardCharsets.ISO_8859_1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 201 Created\r\nX-Id: 7");
            connection.write(piece.endsWith("\n") ? "\r\n" : "");
            for (int sent = 0; sent < megabytes * 1_000_000; sent += kilobytes.length) {
                connection.write(kilobytes);
            }
            connection.write(piece.endsWith("\n") ? "" : "\r\n");
            connection.write("Content-Length: 0\r\n\r\n");
            connection.stall();
        })) {
            String situation = "the head of a response went on for " + megabytes + " MB"
                    + (piece.endsWith("\n") ? " of lines" : " in one line")
                    + ", and should have been given up long before";
            TransportRequest request = post(server.uri("/"), "x").build();
            assertUnless(
                    Deviation.READS_ENDLESS_HEADS,
                    () -> assertThat(failed(calls, request, situation))
                            .as(when(situation + "; the peer has got the request"))
                            .isNotInstanceOf(RequestNotSentException.class),
                    () -> assertThat(answered(calls, request, situation).status())
                            .isEqualTo(201));
        }
    }
}
