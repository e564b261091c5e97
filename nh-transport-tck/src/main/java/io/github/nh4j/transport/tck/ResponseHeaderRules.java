package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T5 for the head of a response. */
abstract class ResponseHeaderRules extends Rules {
    ResponseHeaderRules(TransportContract contract) {
        super(contract, Rule.T5);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.transport.tck.Wire#eachWithBothCalls")
    final void headersAreCompleteAndMultiValued(Calls calls, Wire wire) throws Exception {
        try (MockWebServer server = wire.start(request -> new MockResponse.Builder()
                .code(201)
                .addHeader("X-Two", "1")
                .addHeader("Location", "https://ns/hub/messages/1?x=%2f")
                .addHeader("x-two", "2")
                .addHeader("X-Empty", "")
                .addHeader("X-Comma", "a, b"))) {
            String situation = "a peer over " + wire + " sent two values of one header between others";
            Headers headers = answered(calls, post(wire.uri(server, "/"), "x").build(), situation)
                    .headers();

            assertThat(headers.all("X-tWO")).as(when(situation)).containsExactly("1", "2");
            assertThat(headers.all("location")).as(when(situation)).containsExactly("https://ns/hub/messages/1?x=%2f");
            assertThat(headers.all("x-empty"))
                    .as(when("the peer sent an empty header"))
                    .containsExactly("");
            assertThat(headers.all("x-comma"))
                    .as(when("a value has a comma in it"))
                    .containsExactly("a, b");
            assertThat(headers.names())
                    .as(when("the peer sent these headers, and no other ones"))
                    .containsExactlyInAnyOrder("x-two", "location", "x-empty", "x-comma", "content-length");
        }
    }

    static Stream<Arguments> heads() {
        return bothCallsWith(
                "HTTP/1.1 201 Created\r\n",
                "HTTP/1.1 201 \r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\n");
    }

    static Stream<Arguments> headsWithHints() {
        return bothCallsWith(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\nX-Early: 1\r\n\r\nHTTP/1.1 201 Created\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 201 Created\r\n");
    }

    @ParameterizedTest
    @MethodSource("heads")
    final void theFinalResponseIsTheOneThatCounts(Calls calls, String head) throws Exception {
        isSkipped(calls, head);
    }

    @ParameterizedTest
    @MethodSource("headsWithHints")
    final void earlyHintsAreNotTheResponse(Calls calls, String head) throws Throwable {
        assertUnless(Deviation.TAKES_EARLY_HINTS, () -> isSkipped(calls, head), () -> {
            try (RawServer server = RawServer.answering(head + "X-Id: 7\r\nContent-Length: 2\r\n\r\nok")) {
                TransportResponse hints =
                        answered(calls, post(server.uri("/"), "x").build(), "the peer sent hints");
                assertThat(hints.status()).isEqualTo(103);
                assertThat(hints.headers().all("X-Early")).containsExactly("1");
            }
        });
    }

    private void isSkipped(Calls calls, String head) throws Exception {
        try (RawServer server = RawServer.answering(head + "X-Id: 7\r\nContent-Length: 2\r\n\r\nok")) {
            String situation = "the peer answered with " + head.replace("\r\n", " | ");
            for (int call = 1; call <= 2; call++) {
                TransportResponse response =
                        answered(calls, post(server.uri("/"), "x").build(), situation);

                assertThat(response.status()).as(when(situation)).isEqualTo(201);
                assertThat(response.headers().all("X-Id")).as(when(situation)).containsExactly("7");
                assertThat(response.headers().all("X-Early"))
                        .as(when(situation))
                        .isEmpty();
                assertThat(text(response)).as(when(situation)).isEqualTo("ok");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aLongHeaderIsWhole(Calls calls) throws Exception {
        String value = "x".repeat(4 * 1024);
        try (RawServer server = RawServer.answering(RawServer.response(200, "", "X-Long: " + value))) {
            String situation = "the peer sent a header of 4 KiB";

            assertThat(answered(calls, post(server.uri("/"), "x").build(), situation)
                            .headers()
                            .all("X-Long"))
                    .as(when(situation))
                    .containsExactly(value);
        }
    }
}
