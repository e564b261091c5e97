package io.github.nh4j.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.integration.faults.Operation.End;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Calls that are ended from this side: by their time, an interrupt or a cancel. */
class EndingCasesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final long LONGEST_SECONDS = 20;

    @TestFactory
    Stream<DynamicTest> deadlines() {
        PromptEnds ends = new PromptEnds();
        for (boolean async : new boolean[] {false, true}) {
            ends.add(
                    "F-076 three attempts that are too slow: over at the deadline, " + way(async),
                    stack -> afterTheDeadline(stack, async));
        }
        return Stream.concat(
                ends.tests(),
                FaultCase.tests(List.of(FaultCase.of(
                                "F-077",
                                "a wait beyond the deadline: not begun",
                                Operation.SEND,
                                Peer.doing(Step.answer(429, "", "Retry-After: 5")),
                                run -> {
                                    run.fails(ThrottledException.class, Delivery.REJECTED, "429")
                                            .requests(1);
                                    assertThat(run.end().millis()).isLessThan(4_000);
                                })
                        .with(hub -> hub.operationTimeout(Duration.ofSeconds(4))))));
    }

    private static long afterTheDeadline(TransportProvider stack, boolean async) throws Exception {
        try (Peer peer = Peer.doing(Step.silence()).make();
                Transport transport = stack.create();
                NotificationHubClient hub = NotificationHubClient.builder(peer.connectionString(), "news")
                        .transport(transport)
                        .attemptTimeout(Duration.ofMillis(400))
                        .operationTimeout(DEADLINE)
                        .build()) {
            End end = Operation.READ.run(hub, async);

            assertThat(end.failure())
                    .isInstanceOfSatisfying(
                            DeadlineExceededException.class,
                            e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
            // Where the third attempt would begin too late, it is not made, and the call is over a little earlier.
            return end.millis() - DEADLINE.toMillis();
        }
    }

    @TestFactory
    Stream<DynamicTest> interrupts() {
        PromptEnds ends = new PromptEnds();
        for (Phase phase : Phase.values()) {
            ends.add(
                    "F-079 an interrupt in the phase " + phase + ": over at once, with the flag set",
                    stack -> afterTheInterrupt(stack, phase));
        }
        return ends.add("F-079 an interrupt before the call: not sent, and nothing connects", stack -> {
                    Thread.currentThread().interrupt();
                    try (Peer peer = Phase.BEFORE_STATUS.peer().make();
                            Transport transport = stack.create();
                            NotificationHubClient hub = client(peer, transport)) {
                        End end = Operation.SEND.run(hub, false);

                        isInterrupted(end, Thread.interrupted(), Delivery.NOT_SENT);
                        assertThat(peer.server().connections()).isZero();
                        return end.millis();
                    } finally {
                        var unused = Thread.interrupted();
                    }
                })
                .tests();
    }

    private static long afterTheInterrupt(TransportProvider stack, Phase phase) throws Exception {
        try (Peer peer = phase.peer().make();
                Transport transport = stack.create();
                NotificationHubClient hub = client(peer, transport)) {
            CompletableFuture<Long> over = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    End end = phase.operation().run(hub, false);
                    long at = System.nanoTime();
                    isInterrupted(end, Thread.interrupted(), phase.delivery());
                    over.complete(at);
                } catch (Throwable e) {
                    over.completeExceptionally(e);
                }
            });
            caller.start();
            phase.await(peer);
            long interrupted = System.nanoTime();
            caller.interrupt();
            long ended = over.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            phase.awaitEndAt(peer);
            assertThat(peer.requests()).hasSizeLessThan(2);
            return TimeUnit.NANOSECONDS.toMillis(ended - interrupted);
        }
    }

    private static void isInterrupted(End end, boolean flag, Delivery delivery) {
        assertThat(end.failure())
                .isInstanceOfSatisfying(
                        CallInterruptedException.class,
                        e -> assertThat(e.delivery()).as("%s", e).isEqualTo(delivery));
        assertThat(flag).as("the interrupt flag").isTrue();
    }

    @TestFactory
    Stream<DynamicTest> cancels() {
        PromptEnds ends = new PromptEnds();
        for (Phase phase : Phase.values()) {
            ends.add(
                    "F-080 a cancel in the phase " + phase + ": the peer sees the end at once, and no other attempt",
                    stack -> afterTheCancel(stack, phase));
        }
        return ends.tests();
    }

    private static long afterTheCancel(TransportProvider stack, Phase phase) throws Exception {
        try (Peer peer = phase.peer().make();
                Transport transport = stack.create();
                NotificationHubClient hub = client(peer, transport)) {
            CompletableFuture<?> call = phase.operation().start(hub);
            phase.await(peer);
            long cancelled = System.nanoTime();
            assertThat(call.cancel(true)).isTrue();
            phase.awaitEndAt(peer);
            long ended = System.nanoTime();
            assertThat(call).isCancelled();
            assertThat(peer.requests()).hasSizeLessThan(2);
            return TimeUnit.NANOSECONDS.toMillis(ended - cancelled);
        }
    }

    @TestFactory
    Stream<DynamicTest> closes() {
        return new PromptEnds()
                .add("F-081 a cancel after the end: without effect", stack -> {
                    try (Peer peer = Peer.doing(Step.accepted()).make();
                            Transport transport = stack.create();
                            NotificationHubClient hub = client(peer, transport)) {
                        CompletableFuture<?> call = Operation.SEND.start(hub);
                        Object outcome = call.get(LONGEST_SECONDS, TimeUnit.SECONDS);

                        assertThat(call.cancel(true)).isFalse();
                        assertThat(call.join()).isSameAs(outcome);
                        assertThat(Operation.SEND.run(hub, true).failure()).isNull();
                        assertThat(peer.server().connections()).isEqualTo(1);
                        return 0;
                    }
                })
                .add("F-082 a close with a hundred calls in flight: each ends at once", EndingCasesTest::afterTheClose)
                .tests();
    }

    private static long afterTheClose(TransportProvider stack) throws Exception {
        try (Peer peer = Peer.doing(Step.silence()).make();
                Transport transport = stack.create();
                NotificationHubClient hub = client(peer, transport)) {
            List<? extends CompletableFuture<?>> calls =
                    Stream.generate(() -> Operation.SEND.start(hub)).limit(100).toList();
            peer.server().awaitRequest();

            long closed = System.nanoTime();
            hub.close();
            calls.forEach(call -> assertThat(call)
                    .failsWithin(Duration.ofSeconds(LONGEST_SECONDS))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(NotificationHubException.class));
            long ended = System.nanoTime();

            hub.close();
            for (boolean async : new boolean[] {false, true}) {
                assertThat(Operation.SEND.run(hub, async).failure())
                        .isInstanceOfSatisfying(
                                NotificationHubException.class,
                                e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
            }
            return TimeUnit.NANOSECONDS.toMillis(ended - closed);
        }
    }

    private static NotificationHubClient client(Peer peer, Transport transport) {
        return NotificationHubClient.builder(peer.connectionString(), "news")
                .transport(transport)
                .build();
    }

    private static String way(boolean async) {
        return async ? "async" : "blocking";
    }
}
