package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.transport.IncompleteResponseException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T8 over HTTP/2, where a peer can say that it has not looked at a request. A stack that tells so lets the transport report
 * it as never sent; from one that does not, it is a failure like others. In both cases it is not for the transport to
 * repeat it.
 */
abstract class UnprocessedRules extends Rules {
    UnprocessedRules(TransportContract contract) {
        super(contract, Rule.T8);
    }

    private void failsOnce(String situation, Calls calls, Http2Server.Script refusal) throws Throwable {
        AtomicInteger requests = new AtomicInteger();
        try (Http2Server server = Http2Server.start((connection, stream) -> {
            if (requests.incrementAndGet() == 2) {
                refusal.serve(connection, stream);
            } else {
                connection.answer(stream);
            }
        })) {
            answered(calls, get(server.uri()).build(), "a call was made first");
            assumeTrue(server.requests() > 0, "this transport speaks no HTTP/2");

            Throwable failure = Pending.start(calls, transport(), Canary.post(server.uri()))
                    .end(when(situation))
                    .failure();
            Canary.isNotIn(failure, when(situation + ". Its message tells what was sent"));
            assertUnless(
                    Deviation.REPEATS_UNPROCESSED,
                    () -> {
                        assertThat(server.requests())
                                .as(Rule.T2.brokenWhen(situation))
                                .isEqualTo(2);
                        assertThat(failure)
                                .as(when(situation))
                                .isInstanceOf(IOException.class)
                                .isNotInstanceOf(IncompleteResponseException.class);
                    },
                    () -> assertThat(server.requests()).isEqualTo(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aRefusedStream(Calls calls) throws Throwable {
        failsOnce("the peer refused the stream of the request", calls, Http2Connection::refuse);
    }

    @ParameterizedTest
    @EnumSource
    final void aStreamAboveTheLastOne(Calls calls) throws Throwable {
        failsOnce(
                "the peer said goodbye (GOAWAY) and that it had not looked at the request",
                calls,
                (connection, stream) -> connection.goAway(stream - 2));
    }
}
