package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T4 for bodies and their lengths. */
abstract class RequestBodyRules extends Rules {
    private static final int[] SIZES = {1, 127, 1024, 8 * 1024 + 3, 16 * 1024, 64 * 1024, 1024 * 1024 + 13};
    private static final int[] SIZES_WITH_TLS = {1, 8 * 1024 + 3, 1024 * 1024 + 13};

    RequestBodyRules(TransportContract contract) {
        super(contract, Rule.T4);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.transport.tck.Wire#eachWithBothCalls")
    final void bodiesAreTheSameAtBothEnds(Calls calls, Wire wire) throws Exception {
        try (MockWebServer server = wire.start(Wire::echo)) {
            for (int size : wire == Wire.CLEAR ? SIZES : SIZES_WITH_TLS) {
                byte[] body = new byte[size];
                new Random(size).nextBytes(body);
                String situation = "a body of " + size + " bytes was sent over " + wire;
                TransportRequest request = TransportRequest.builder("POST", wire.uri(server, "/"))
                        .body(body)
                        .maxResponseBytes(2 * size)
                        .build();
                byte[] echo = answered(calls, request, situation).body();
                RecordedRequest arrived = RequestLineRules.requestTo(server);

                assertThat(Wire.body(arrived)).as(when(situation)).isEqualTo(body);
                assertThat(echo).as(when(situation + " and back")).isEqualTo(body);
            }
        }
    }

    static Stream<Arguments> methods() {
        return bothCallsWith("GET", "POST", "PUT", "PATCH", "DELETE");
    }

    @ParameterizedTest
    @MethodSource("methods")
    final void aBodyHasALengthAndIsNotChunked(Calls calls, String method) throws Throwable {
        try (RawServer server = RawServer.answering(OK)) {
            TransportRequest request = TransportRequest.builder(method, server.uri("/"))
                    .body("body".getBytes(StandardCharsets.UTF_8))
                    .build();
            String situation = "a " + method + " has a body";
            if (method.equals("GET")) {
                assertUnless(
                        Deviation.REFUSES_BODY_OF_GET,
                        () -> isSentWithItsLength(calls, request, server, situation),
                        () -> {
                            assertThat(failed(calls, request, situation)).isInstanceOf(RequestNotSentException.class);
                            assertThat(server.requests()).isEmpty();
                        });
            } else {
                isSentWithItsLength(calls, request, server, situation);
            }
        }
    }

    private void isSentWithItsLength(Calls calls, TransportRequest request, RawServer server, String situation) {
        answered(calls, request, situation);
        RawRequest sent = server.requests().get(0);

        assertThat(sent.method()).as(when(situation)).isEqualTo(request.method());
        assertThat(sent.content()).as(when(situation)).isEqualTo("body");
        assertThat(sent.header("Content-Length")).as(when(situation)).containsExactly("4");
        assertThat(sent.header("Transfer-Encoding")).as(when(situation)).isEmpty();
    }

    /** A GET or DELETE with a length of 0 is allowed by HTTP, and some stacks cannot leave it out. */
    @ParameterizedTest
    @MethodSource("methods")
    final void noBodyHasNoLengthOrALengthOfZero(Calls calls, String method) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = "a " + method + " has no body";
            answered(calls, TransportRequest.builder(method, server.uri("/")).build(), situation);
            RawRequest sent = server.requests().get(0);

            assertThat(sent.method()).as(when(situation)).isEqualTo(method);
            assertThat(sent.content()).as(when(situation)).isEmpty();
            assertThat(sent.header("Content-Length")).as(when(situation)).isIn(List.of(), List.of("0"));
            assertThat(sent.header("Transfer-Encoding")).as(when(situation)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    final void anEmptyPostSaysThatItIsEmpty(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = "a POST has no body, and must have Content-Length: 0";
            answered(calls, post(server.uri("/"), "").build(), situation);

            assertThat(server.requests().get(0).header("Content-Length"))
                    .as(when(situation))
                    .containsExactly("0");
        }
    }
}
