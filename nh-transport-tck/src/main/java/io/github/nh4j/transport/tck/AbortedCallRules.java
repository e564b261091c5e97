package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T10, for a cancellation that comes before, at, or after the end of a call. */
abstract class AbortedCallRules extends Rules {
    private static final int RACES = 80;
    private static final int STEPS = 40;

    AbortedCallRules(TransportContract contract) {
        super(contract, Rule.T10);
    }

    /** How every exchange that was aborted must end, in whatever phase. */
    static void endedAsAborted(Pending.End end, String situation) {
        assertThat(end.failure())
                .as(Rule.T10.brokenWhen(situation))
                .isInstanceOfAny(IOException.class, InterruptedException.class);
        assertThat(end.interrupted())
                .as(Rule.T10.brokenWhen(situation + ", and nobody had interrupted the thread of the call"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    final void aCancellationThatHasFiredSendsNothing(Calls calls) throws Exception {
        String situation = "the cancellation had fired before the call began";
        try (RawServer server = RawServer.answering(OK)) {
            CountDownLatch go = new CountDownLatch(1);
            Pending call = Pending.start(
                    () -> RawServer.await(go),
                    calls,
                    transport(),
                    post(server.uri("/cancelled"), "x").build());
            call.cancellation().cancel();
            go.countDown();

            endedAsAborted(call.end(when(situation)), situation);
            answered(calls, post(server.uri("/next"), "x").build(), "a call followed one that was cancelled");
            assertThat(server.requests())
                    .as(when(situation))
                    .extracting(RawRequest::target)
                    .containsExactly("/next");
        }
    }

    /** The connection is back in the pool and may serve another call. */
    @ParameterizedTest
    @EnumSource
    final void aCancellationAfterTheEndDoesNothing(Calls calls) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch fired = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            while (connection.readRequest() != null) {
                if (requests.incrementAndGet() == 2) {
                    second.countDown();
                    RawServer.await(fired);
                }
                connection.write(OK);
            }
        })) {
            TransportRequest request = post(server.uri("/"), "x").build();
            Cancellation cancellation = new Cancellation();
            calls.call(transport(), request, cancellation);
            Pending next = Pending.start(calls, transport(), request);
            RawServer.await(second);
            cancellation.cancel();
            fired.countDown();

            String situation = "the cancellation fired after its call had ended, while another call was in flight";
            assertThat(Thread.interrupted())
                    .as(when(situation + ": the thread of the first one is interrupted"))
                    .isFalse();
            assertThat(next.end(when(situation)).failure()).as(when(situation)).isNull();
        }
    }

    /** The cancellation fires anywhere from the beginning of a call until after its end. */
    @ParameterizedTest
    @EnumSource
    final void aCancellationAtTheEndLeavesNoInterruptBehind(Calls calls) throws Exception {
        ExecutorService firing = Executors.newSingleThreadExecutor();
        try (RawServer server = RawServer.answering(OK)) {
            TransportRequest request = post(server.uri("/"), "x").build();
            long latest = 2 * usualNanos(calls, request);
            for (int race = 0; race < RACES; race++) {
                Cancellation racing = new Cancellation();
                long delay = latest * (race % STEPS) / (STEPS - 1);
                CompletableFuture<Void> fired = CompletableFuture.runAsync(
                        () -> {
                            for (long end = System.nanoTime() + delay; System.nanoTime() < end; ) {
                                Thread.onSpinWait();
                            }
                            racing.cancel();
                        },
                        firing);
                String situation = "the cancellation fired just when the call ended";
                isAnsweredOrAborted(calls, request, racing, situation);
                fired.join();
                assertThat(Thread.interrupted())
                        .as(when(situation + ": the thread of the call is interrupted"))
                        .isFalse();
            }
            answered(calls, request, "a call followed many that were cancelled about their end");
        } finally {
            firing.shutdownNow();
        }
    }

    private void isAnsweredOrAborted(
            Calls calls, TransportRequest request, Cancellation cancellation, String situation) {
        Throwable failure = catchThrowable(() -> {
            TransportResponse response = calls.call(transport(), request, cancellation);
            assertThat(response.status()).as(when(situation)).isEqualTo(200);
        });
        if (failure != null) {
            assertThat(failure).as(when(situation)).isInstanceOfAny(IOException.class, InterruptedException.class);
        }
    }

    /** Depends on the machine and its load. */
    private long usualNanos(Calls calls, TransportRequest request) throws Exception {
        for (int i = 0; i < STEPS; i++) {
            calls.call(transport(), request);
        }
        long start = System.nanoTime();
        for (int i = 0; i < STEPS; i++) {
            calls.call(transport(), request);
        }
        return (System.nanoTime() - start) / STEPS;
    }
}
