package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T2, where the peer has read the request and does not answer it. */
abstract class BrokenConnectionRules extends Rules {
    BrokenConnectionRules(TransportContract contract) {
        super(contract, Rule.T2);
    }

    /** What the peer does to a connection on which it has read a request. */
    enum Ending {
        CLOSED {
            @Override
            void of(RawConnection connection) {
                // The server closes it when the script ends.
            }
        },
        RESET {
            @Override
            void of(RawConnection connection) throws IOException {
                connection.reset();
            }
        },
        ANSWERED_WITHOUT_HTTP {
            @Override
            void of(RawConnection connection) throws IOException {
                connection.write("what?\r\n\r\n");
            }
        };

        abstract void of(RawConnection connection) throws IOException;

        /** Answers what goes to {@code /answered}, and ends the connection over anything else. */
        RawServer start() throws IOException {
            return RawServer.start(connection -> {
                RawRequest request = connection.readRequest();
                while (request != null && request.target().equals("/answered")) {
                    connection.write(OK);
                    request = connection.readRequest();
                }
                of(connection);
            });
        }
    }

    static Stream<Arguments> endings() {
        return bothCallsWith((Object[]) Ending.values());
    }

    @ParameterizedTest
    @MethodSource("endings")
    final void aNewConnectionThatEndsIsNoReasonToRepeat(Calls calls, Ending ending) throws Exception {
        try (RawServer server = ending.start()) {
            int sent = 0;
            for (TransportRequest request : OneRequestRules.changes(server.uri("/"))) {
                String situation = "a new connection was " + ending + " over a " + request.method();
                failed(calls, request, situation);

                assertThat(server.requests()).as(when(situation)).hasSize(++sent);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endings")
    final void aPooledConnectionThatEndsIsNoReasonToRepeat(Calls calls, Ending ending) throws Exception {
        try (RawServer server = ending.start()) {
            int sent = 0;
            for (TransportRequest request : OneRequestRules.changes(server.uri("/"))) {
                String situation =
                        "a connection that had been used before was " + ending + " over a " + request.method();
                answered(calls, post(server.uri("/answered"), "x").build(), situation);
                failed(calls, request, situation);
                sent += 2;

                assertThat(server.requests()).as(when(situation)).hasSize(sent);
            }
        }
    }

    /** Whether the stack sees that the connection has ended before it uses it is a matter of luck. */
    @ParameterizedTest
    @EnumSource
    final void aPooledConnectionThatHasEndedIsNoReasonToRepeat(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            RawRequest request = connection.readRequest();
            while (request != null) {
                connection.write(OK);
                request = request.target().equals("/last") ? null : connection.readRequest();
            }
        })) {
            String situation = "the peer had closed the idle connection that was in the pool";
            for (int sent = 1; sent <= 4; sent++) {
                answered(calls, post(server.uri("/last"), "x").build(), situation);
                Pending.End end = ended(calls, post(server.uri("/next"), "x").build(), situation);
                if (end.failure() != null) {
                    assertThat(end.failure()).as(when(situation)).isInstanceOf(IOException.class);
                }
                answered(calls, post(server.uri("/after"), "x").build(), situation + " before the last call but one");

                assertThat(server.requests())
                        .as(when(situation))
                        .filteredOn(request -> request.target().equals("/next"))
                        .hasSizeLessThanOrEqualTo(sent);
            }
        }
    }

    static Stream<Arguments> streamEnds() {
        return bothCallsWith((Object[]) StreamEnd.values());
    }

    @ParameterizedTest
    @MethodSource("streamEnds")
    final void aStreamThatEndsIsNoReasonToRepeat(Calls calls, StreamEnd end) throws Exception {
        try (MockWebServer server = Wire.HTTP_2.start(end)) {
            int sent = 0;
            for (TransportRequest request : OneRequestRules.changes(Wire.HTTP_2.uri(server, "/"))) {
                String situation = "an HTTP/2 peer that had read a " + request.method() + " ended it with " + end;
                failed(calls, request, situation);

                assertThat(server.getRequestCount()).as(when(situation)).isEqualTo(++sent);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aGetIsNotRepeatedEither(Calls calls) throws Throwable {
        try (RawServer server = RawServer.start(RawConnection::readRequest)) {
            String situation = "the peer read a GET and closed the connection";
            failed(calls, get(server.uri("/")).build(), situation);

            assertUnless(
                    Deviation.REPEATS_GET,
                    () -> assertThat(server.requests()).as(when(situation)).hasSize(1),
                    () -> assertThat(server.requests()).hasSize(2));
        }
    }
}
