package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T2. */
abstract class OneRequestRules extends Rules {
    OneRequestRules(TransportContract contract) {
        super(contract, Rule.T2);
    }

    static Stream<Arguments> answersThatInviteARetry() {
        return bothCallsWith(
                RawServer.response(408, ""),
                RawServer.response(408, "", "Connection: close"),
                RawServer.response(429, "", "Retry-After: 1"),
                RawServer.response(500, ""),
                RawServer.response(503, ""),
                RawServer.response(503, "", "Retry-After: 0"),
                RawServer.response(504, ""));
    }

    @ParameterizedTest
    @MethodSource("answersThatInviteARetry")
    final void anAnswerIsNoReasonToRepeat(Calls calls, String answer) throws Exception {
        try (RawServer server = RawServer.answering(answer)) {
            calls.call(transport(), post(server.uri("/"), "x").build());

            assertThat(server.requests())
                    .as(when("a POST was answered with " + answer.substring(9, 12)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aConnectionThatEndsIsNoReasonToRepeat(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(RawConnection::readRequest)) {
            assertThat(catchThrowable(() ->
                            calls.call(transport(), post(server.uri("/"), "x").build())))
                    .isInstanceOf(IOException.class);

            assertThat(server.requests())
                    .as(when("the peer read a POST and closed the connection"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aGetIsNotRepeatedEither(Calls calls) throws Throwable {
        try (RawServer server = RawServer.start(RawConnection::readRequest)) {
            TransportRequest request = get(server.uri("/")).build();
            assertThat(catchThrowable(() -> calls.call(transport(), request))).isInstanceOf(IOException.class);

            assertUnless(
                    Deviation.REPEATS_GET,
                    () -> assertThat(server.requests())
                            .as(when("the peer read a GET and closed the connection"))
                            .hasSize(1),
                    () -> assertThat(server.requests()).hasSize(2));
        }
    }
}
