package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T7 over HTTP/1.1: in each phase. */
abstract class CancelledExchangeRules extends PromptEndRules {
    private static final int DRIPS = 3;
    private static final byte[] MORE_THAN_SOCKETS_BUFFER = new byte[16 * 1024 * 1024];

    CancelledExchangeRules(TransportContract contract) {
        super(contract);
    }

    /** Takes the first connection into a phase, and answers on all later ones. */
    private static final class Phase implements RawServer.Script {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch fired = new CountDownLatch(1);
        private final CountDownLatch dropped = new CountDownLatch(1);
        private final Stay stay;

        Phase(Stay stay) {
            this.stay = stay;
        }

        @Override
        public void serve(RawConnection connection) throws IOException, InterruptedException {
            if (connection.number() == 1) {
                try {
                    stay.within(this, connection);
                } finally {
                    dropped.countDown();
                }
            }
            while (connection.readRequest() != null) {
                connection.write(OK);
            }
        }

        private void drip(RawConnection connection, String start, String drip)
                throws IOException, InterruptedException {
            connection.readRequest();
            connection.write(start);
            connection.drip(drip, DRIPS);
            reached.countDown();
            connection.drip(drip, Integer.MAX_VALUE);
        }
    }

    /** Leads a connection to where {@code reached} is counted down, and ends when the client drops it. */
    private interface Stay {
        void within(Phase phase, RawConnection connection) throws IOException, InterruptedException;
    }

    private static RawServer listening(String scheme, Phase phase) throws IOException {
        return RawServer.start(new ServerSocket(0, RawServer.BACKLOG, InetAddress.getLoopbackAddress()), scheme, phase);
    }

    private void endsPromptly(String situation, Calls calls, byte[] body, Stay stay) throws Throwable {
        endsPromptly(situation, () -> {
            Phase phase = new Phase(stay);
            try (RawServer server = listening("http", phase)) {
                TransportRequest request = TransportRequest.builder("POST", server.uri("/"))
                        .body(body)
                        .build();
                Duration after = abortIn(phase, calls, request, situation);
                // With that deviation it depends on a race whether a connection ends that the call has made itself.
                if (!declares(Deviation.LEAVES_EXCHANGE_OPEN)) {
                    seesTheEnd(phase.dropped, situation);
                }
                answered(calls, get(server.uri("/")).build(), situation + ", and then the next call failed");
                return after;
            }
        });
    }

    private Duration abortIn(Phase phase, Calls calls, TransportRequest request, String situation) {
        Pending call = Pending.start(calls, transport(), request);
        RawServer.await(phase.reached);
        Duration after = abort(call, situation);
        phase.fired.countDown();
        return after;
    }

    /** At any age of the call, since nobody can see from outside how far it has come. */
    @ParameterizedTest
    @EnumSource
    final void whileConnecting(Calls calls) throws Throwable {
        String situation = "the cancellation fired while the transport was connecting";
        Iterator<Integer> ages = List.of(0, 5, 20, 50, 100).iterator();
        try (RawServer next = RawServer.answering(OK)) {
            endsPromptly(situation, () -> {
                Duration age = Duration.ofMillis(ages.hasNext() ? ages.next() : 100);
                try (BlackHole hole = new BlackHole()) {
                    Pending call = Pending.start(
                            calls, transport(), post(hole.uri(), "x").build());
                    assertThat(call.endsWithin(age))
                            .as("the call ended although nobody could connect")
                            .isFalse();
                    return abort(call, situation);
                }
            });
            answered(calls, get(next.uri("/")).build(), situation + ", and then the next call failed");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void whileShakingHands(Calls calls) throws Throwable {
        String situation = "the cancellation fired in the TLS handshake";
        try (RawServer next = RawServer.answering(OK)) {
            endsPromptly(situation, () -> {
                Phase phase = new Phase((within, connection) -> {
                    connection.read(1);
                    within.reached.countDown();
                    connection.stall();
                });
                try (RawServer server = listening("https", phase)) {
                    Duration after =
                            abortIn(phase, calls, post(server.uri("/"), "x").build(), situation);
                    seesTheEndUnless(Deviation.LEAVES_HANDSHAKE_OPEN, phase.dropped, situation);
                    return after;
                }
            });
            answered(calls, get(next.uri("/")).build(), situation + ", and then the next call failed");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void whileWriting(Calls calls) throws Throwable {
        endsPromptly(
                "the cancellation fired while the peer did not take the body",
                calls,
                MORE_THAN_SOCKETS_BUFFER,
                (phase, connection) -> {
                    connection.read(1);
                    phase.reached.countDown();
                    RawServer.await(phase.fired);
                    connection.stall();
                });
    }

    @ParameterizedTest
    @EnumSource
    final void beforeTheStatus(Calls calls) throws Throwable {
        endsPromptly(
                "the cancellation fired before the status had come", calls, new byte[] {1}, (phase, connection) -> {
                    connection.readRequest();
                    phase.reached.countDown();
                    connection.stall();
                });
    }

    @ParameterizedTest
    @EnumSource
    final void beforeTheStatusOnAConnectionThatServedBefore(Calls calls) throws Throwable {
        String situation = "the cancellation fired before the status had come, on a connection that had served before";
        endsPromptly(situation, () -> {
            AtomicInteger requests = new AtomicInteger();
            CountDownLatch reached = new CountDownLatch(1);
            CountDownLatch dropped = new CountDownLatch(1);
            try (RawServer server = RawServer.start(connection -> {
                while (connection.readRequest() != null) {
                    if (requests.incrementAndGet() == 2) {
                        reached.countDown();
                        try {
                            connection.stall();
                        } finally {
                            dropped.countDown();
                        }
                    } else {
                        connection.write(OK);
                    }
                }
            })) {
                TransportRequest request = post(server.uri("/"), "x").build();
                answered(calls, request, "a call was made first");
                Pending call = Pending.start(calls, transport(), request);
                RawServer.await(reached);
                Duration after = abort(call, situation);
                seesTheEndUnless(Deviation.LEAVES_EXCHANGE_OPEN, dropped, situation);
                answered(calls, request, situation + ", and then the next call failed");
                return after;
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    final void withinDrippingHeaders(Calls calls) throws Throwable {
        endsPromptly(
                "the cancellation fired while the headers came drop by drop",
                calls,
                new byte[] {1},
                (phase, connection) -> phase.drip(connection, "HTTP/1.1 201 Created\r\n", "X-Drip: 1\r\n"));
    }

    @ParameterizedTest
    @EnumSource
    final void withinADrippingBody(Calls calls) throws Throwable {
        endsPromptly(
                "the cancellation fired while the body came drop by drop",
                calls,
                new byte[] {1},
                (phase, connection) ->
                        phase.drip(connection, "HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n", "x"));
    }
}
