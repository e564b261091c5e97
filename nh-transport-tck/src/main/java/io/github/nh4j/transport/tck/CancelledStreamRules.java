package io.github.nh4j.transport.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T7 over HTTP/2, where the stream of the exchange ends and its connection may stay. */
abstract class CancelledStreamRules extends PromptEndRules {
    private static final byte[] NOTHING = {};

    CancelledStreamRules(TransportContract contract) {
        super(contract);
    }

    /** A request that is not answered whole, and the two moments of it that count. */
    private static final class Phase {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch dropped = new CountDownLatch(1);

        void serve(Http2Connection connection, int stream, byte[] start) throws IOException {
            if (start.length > 0) {
                connection.beginAnswer(stream);
                connection.writeBody(stream, start);
            }
            reached.countDown();
            if (connection.seesReset(stream)) {
                dropped.countDown();
            }
        }
    }

    private void endsPromptly(String situation, Calls calls, byte[] start) throws Throwable {
        endsPromptly(situation, () -> {
            Phase phase = new Phase();
            AtomicInteger requests = new AtomicInteger();
            try (Http2Server server = Http2Server.start((connection, stream) -> {
                if (requests.incrementAndGet() == 2) {
                    phase.serve(connection, stream, start);
                } else {
                    connection.answer(stream);
                }
            })) {
                answered(calls, get(server.uri()).build(), "a call was made first");
                assumeTrue(server.requests() > 0, "this transport speaks no HTTP/2");
                Pending call = Pending.start(
                        calls, transport(), post(server.uri(), "x").build());
                RawServer.await(phase.reached);
                Duration after = abort(call, situation);
                if (start.length == 0) {
                    seesTheEndUnless(Deviation.LEAVES_STREAM_OPEN, phase.dropped, situation);
                } else if (!declares(Deviation.LEAVES_STREAM_OPEN)) {
                    // With that deviation it depends on a race: what comes after the cancellation may end the stream.
                    seesTheEnd(phase.dropped, situation);
                }
                answered(calls, get(server.uri()).build(), situation + ", and then the next call failed");
                return after;
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    final void beforeTheStatus(Calls calls) throws Throwable {
        endsPromptly("the cancellation fired before the status had come over HTTP/2", calls, NOTHING);
    }

    @ParameterizedTest
    @EnumSource
    final void withinABody(Calls calls) throws Throwable {
        endsPromptly("the cancellation fired within the body over HTTP/2", calls, new byte[] {'a', 'b', 'c'});
    }
}
