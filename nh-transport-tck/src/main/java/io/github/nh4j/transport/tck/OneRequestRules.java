package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T2, where the peer answers. */
abstract class OneRequestRules extends Rules {
    private static final int CALLS = 10;

    OneRequestRules(TransportContract contract) {
        super(contract, Rule.T2);
    }

    /** What must not be sent twice: each method that changes something, with and without a body. */
    static List<TransportRequest> changes(URI uri) {
        return Stream.of("POST", "PUT", "PATCH", "DELETE")
                .flatMap(method -> Stream.of("x", "")
                        .map(body -> TransportRequest.builder(method, uri)
                                .body(body.getBytes(StandardCharsets.UTF_8))
                                .build()))
                .toList();
    }

    static Stream<Arguments> answersThatInviteARetry() {
        return bothCallsWith(
                RawServer.response(408, ""),
                RawServer.response(408, "", "Connection: close"),
                RawServer.response(421, ""),
                RawServer.response(425, ""),
                RawServer.response(429, "", "Retry-After: 0"),
                RawServer.response(429, "", "Retry-After: 1"),
                RawServer.response(500, ""),
                RawServer.response(502, ""),
                RawServer.response(503, ""),
                RawServer.response(503, "", "Retry-After: 0"),
                RawServer.response(503, "", "Retry-After: 0", "Connection: close"),
                RawServer.response(504, ""));
    }

    @ParameterizedTest
    @MethodSource("answersThatInviteARetry")
    final void anAnswerIsNoReasonToRepeat(Calls calls, String answer) throws Exception {
        try (RawServer server = RawServer.answering(answer)) {
            int sent = 0;
            for (TransportRequest request : changes(server.uri("/"))) {
                String situation = "a " + request.method() + " was answered with " + answer.substring(9, 12);
                answered(calls, request, situation);

                assertThat(server.requests()).as(when(situation)).hasSize(++sent);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void callsThatSucceedShareAConnection(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = CALLS + " calls, one after the other, to a peer that keeps the connection open";
            for (int call = 0; call < CALLS; call++) {
                answered(calls, post(server.uri("/"), "x").build(), situation);
            }

            // Not 1: a stack may end a call a moment before it gives the connection back.
            assertThat(server.connections())
                    .as(when(situation + "; most need no connection of their own if each response is read to its end"
                            + " and the connection is given back to the pool"))
                    .isLessThanOrEqualTo(CALLS / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aConnectionThatThePeerWillCloseIsNotUsedAgain(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(RawServer.response(200, "ok", "Connection: close"))) {
            String situation = "a call that follows a response with Connection: close";
            answered(calls, post(server.uri("/"), "x").build(), situation);
            answered(calls, post(server.uri("/"), "x").build(), situation);

            assertThat(server.requests())
                    .as(when(situation + "; it must go over a connection of its own, where it cannot be lost"))
                    .extracting(RawRequest::connection)
                    .containsExactly(1, 2);
        }
    }
}
