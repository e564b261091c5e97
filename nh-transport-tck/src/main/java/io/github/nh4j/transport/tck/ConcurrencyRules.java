package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** T1. */
abstract class ConcurrencyRules extends Rules {
    private static final int CALLS = 64;
    private static final int SECONDS_WITHOUT_PROGRESS = 5;
    private static final long MILLIS_OF_A_QUEUE = 500;

    ConcurrencyRules(TransportContract contract) {
        super(contract, Rule.T1);
    }

    /** With TLS over HTTP/2 only, where the calls share a connection: so many handshakes take their time. */
    static Stream<Arguments> wires() {
        return bothCallsWith(Wire.CLEAR, Wire.HTTP_2);
    }

    @ParameterizedTest
    @MethodSource("wires")
    final void sixtyFourExchangesAreInFlightAtOnce(Calls calls, Wire wire) throws Throwable {
        Transport transport = transport();
        assumeTrue(calls == Calls.BLOCKING || transport instanceof AsyncTransport, "this transport has no sendAsync");
        assertUnless(
                Deviation.QUEUES_CALLS,
                () -> assertThat(together(
                                calls,
                                wire,
                                Patience.ofSeconds(SECONDS_WITHOUT_PROGRESS).toMillis()))
                        .as(when("of 64 calls over " + wire
                                + " at the same time, only these reached the peer before the" + " first was answered"))
                        .isEqualTo(CALLS),
                () -> assertThat(together(calls, wire, MILLIS_OF_A_QUEUE)).isLessThan(CALLS));
    }

    /** How many calls are at the peer before it answers the first of them. */
    private long together(Calls calls, Wire wire, long patience) throws Exception {
        Transport transport = transport();
        CountDownLatch missing = new CountDownLatch(CALLS);
        CountDownLatch gate = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        try (MockWebServer server = wire.start(request -> {
            if (request.getTarget().equals("/together")) {
                missing.countDown();
                gate.await();
            }
            return Wire.echo(request);
        })) {
            answered(calls, post(wire.uri(server, "/first"), "x").build(), "a call was made before 64 others");
            List<Future<TransportResponse>> responses = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                TransportRequest request =
                        post(wire.uri(server, "/together"), "call " + i).build();
                responses.add(callers.submit(() -> calls.call(transport, request)));
            }
            awaitWhileThereIsProgress(missing, patience);
            long together = CALLS - missing.getCount();
            gate.countDown();
            for (int i = 0; i < CALLS; i++) {
                assertThat(text(responseOf(responses.get(i))))
                        .as(when("a call was given the response to another one"))
                        .isEqualTo("call " + i);
            }
            return together;
        } finally {
            gate.countDown();
            callers.shutdownNow();
        }
    }

    private TransportResponse responseOf(Future<TransportResponse> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new AssertionError("[" + when("one of 64 calls at the same time failed") + "] " + e.getCause(), e);
        }
    }

    /** A busy machine takes its time; a transport that queues calls gets no further at all. */
    private static void awaitWhileThereIsProgress(CountDownLatch missing, long patience) throws InterruptedException {
        long before;
        do {
            before = missing.getCount();
        } while (!missing.await(patience, TimeUnit.MILLISECONDS) && missing.getCount() < before);
    }
}
