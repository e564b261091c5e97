package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T9. */
abstract class TruncationRules extends Rules {
    private static final String HEAD = "HTTP/1.1 201 Created\r\nX-Id: 7\r\n";
    private static final String[] CUT = {
        "Content-Length: 10\r\n\r\n12345",
        "Content-Length: 10\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n123",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n5",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n12345\r\n"
    };

    TruncationRules(TransportContract contract) {
        super(contract, Rule.T9);
    }

    static Stream<Arguments> plainAndTls() {
        return bothCallsWith(false, true);
    }

    @ParameterizedTest
    @MethodSource("plainAndTls")
    final void aBodyThatIsCutIsAFailureWithTheStatus(Calls calls, boolean tls) throws Exception {
        try (RawServer server = start(tls, connection -> {
            RawRequest request = connection.readRequest();
            while (request != null && request.target().equals("/next")) {
                connection.write(OK);
                request = connection.readRequest();
            }
            if (request != null) {
                connection.write(HEAD + CUT[Integer.parseInt(request.target().substring(1))]);
            }
        })) {
            for (int cut = 0; cut < CUT.length; cut++) {
                String situation =
                        "the peer answered with " + CUT[cut].replace("\r\n", " | ") + " and ended the connection";

                isIncomplete(failed(calls, post(server.uri("/" + cut), "x").build(), situation), situation);
                isAnswered(calls, post(server.uri("/next"), "x").build());
                assertThat(server.requests()).as(when(situation)).hasSize(2 * cut + 2);
            }
        }
    }

    private static RawServer start(boolean tls, RawServer.Script script) throws IOException {
        return tls ? RawServer.start(KitTrust.listener(Wire.CERTIFICATES), "https", script) : RawServer.start(script);
    }

    private void isIncomplete(IOException failure, String situation) {
        assertThat(failure).as(when(situation)).isInstanceOfSatisfying(IncompleteResponseException.class, e -> {
            assertThat(e.status()).as(when(situation + "; its status is known")).isEqualTo(201);
            assertThat(e.headers().all("x-id"))
                    .as(when(situation + "; its headers are known"))
                    .containsExactly("7");
        });
    }

    private void isAnswered(Calls calls, TransportRequest request) {
        String situation = "a call follows one whose response was cut, and must use another connection";
        assertThat(answered(calls, request, situation).status())
                .as(when(situation))
                .isEqualTo(200);
    }

    static Stream<Arguments> framings() {
        return bothCallsWith(
                "Content-Length: 10\r\n\r\n12345",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
                "Connection: close\r\n\r\n12345");
    }

    /** A reset may overtake what was sent before, so that nothing is known of the response. */
    @ParameterizedTest
    @MethodSource("framings")
    final void aResetIsNoEndOfABody(Calls calls, String framing) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write(HEAD + framing);
            connection.reset();
        })) {
            String situation = "the peer answered with " + framing.replace("\r\n", " | ") + " and reset the connection";
            IOException failure = failed(calls, post(server.uri("/"), "x").build(), situation);

            isIncompleteOrInDoubt(failure, situation);
        }
    }

    private void isIncompleteOrInDoubt(IOException failure, String situation) {
        assertThat(failure).as(when(situation)).isNotInstanceOf(RequestNotSentException.class);
        if (failure instanceof IncompleteResponseException) {
            isIncomplete(failure, situation);
        }
    }

    static Stream<Arguments> streamEnds() {
        return bothCallsWith((Object[]) StreamEnd.values());
    }

    @ParameterizedTest
    @MethodSource("streamEnds")
    final void aStreamThatIsCutIsAFailureWithTheStatus(Calls calls, StreamEnd end) throws Exception {
        try (MockWebServer server =
                Wire.HTTP_2.start(request -> request.getTarget().equals("/next")
                        ? Wire.echo(request)
                        : new MockResponse.Builder()
                                .code(201)
                                .addHeader("X-Id", "7")
                                .body("x".repeat(100_000))
                                .onResponseBody(end.effect()))) {
            String situation = "an HTTP/2 peer ended a response within its body with " + end;
            IOException failure =
                    failed(calls, post(Wire.HTTP_2.uri(server, "/"), "x").build(), situation);

            if (end == StreamEnd.CLOSE) {
                // What the stack writes then fails, maybe before it has read the head.
                isIncompleteOrInDoubt(failure, situation);
            } else {
                isIncomplete(failure, situation);
            }
            isAnswered(calls, post(Wire.HTTP_2.uri(server, "/next"), "x").build());
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aHeadThatIsCutLeavesEverythingInDoubt(Calls calls) throws Throwable {
        isInDoubt(calls, "HTTP/1.1");
        String withinLine = HEAD + "X-Cut: ";
        assertUnless(
                Deviation.ACCEPTS_CUT_HEAD,
                () -> {
                    isInDoubt(calls, "HTTP/1.1 201 Created\r\n");
                    isInDoubt(calls, HEAD);
                    isInDoubt(calls, withinLine);
                },
                () -> {
                    try (RawServer server = cuttingAfter(withinLine)) {
                        TransportRequest request = post(server.uri("/"), "x").build();
                        assertThat(answered(calls, request, "a head was cut").status())
                                .isEqualTo(201);
                    }
                });
    }

    private static RawServer cuttingAfter(String head) throws IOException {
        return RawServer.start(connection -> {
            connection.readRequest();
            connection.write(head);
        });
    }

    private void isInDoubt(Calls calls, String head) throws IOException {
        try (RawServer server = cuttingAfter(head)) {
            String situation = "the peer ended the connection within the head of the response, after "
                    + head.replace("\r\n", " | ");

            assertThat(failed(calls, post(server.uri("/"), "x").build(), situation))
                    .as(when(situation + "; whether there was a header that matters is not known"))
                    .isNotInstanceOfAny(RequestNotSentException.class, IncompleteResponseException.class);
            assertThat(server.requests()).as(when(situation)).hasSize(1);
        }
    }
}
