package io.github.nh4j.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The interrupt flag of the caller's thread: whose interrupt is whose. */
@Timeout(60)
class JdkTransportInterruptTest {
    private static final String OK = RawServer.response(200, "ok");

    private final Cancellation cancellation = new Cancellation();
    private RawServer server;

    @BeforeEach
    void start() throws Exception {
        server = RawServer.answering(OK);
    }

    @AfterEach
    void close() throws Exception {
        Thread.interrupted();
        server.close();
    }

    private TransportRequest request() {
        return Calls.post(server.uri("/"), "x").build();
    }

    @Nested
    class Alone {
        private final JdkTransport transport = JdkTransport.create();

        @AfterEach
        void close() {
            transport.close();
        }

        @Test
        void aBlockedCallerIsInterrupted() throws Exception {
            CountDownLatch dropped = new CountDownLatch(1);
            try (RawServer stalling = RawServer.start(connection -> {
                connection.readRequest();
                try {
                    connection.stall();
                } finally {
                    dropped.countDown();
                }
            })) {
                AtomicReference<Throwable> failure = new AtomicReference<>();
                Thread caller = new Thread(() -> failure.set(catchThrowable(
                        () -> transport.send(Calls.post(stalling.uri("/"), "x").build(), cancellation))));
                caller.start();
                stalling.awaitRequest();
                caller.interrupt();
                caller.join();
                assertThat(failure.get()).isInstanceOf(InterruptedException.class);
                RawServer.await(dropped);
            }
        }

        @Test
        void aCallerThatIsInterruptedAlreadySendsNothing() {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> transport.send(request(), cancellation));
            assertThat(server.requests()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void aCancellationThatHasFiredAlreadySendsNothing(Calls calls) {
            cancellation.cancel();
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> calls.call(transport, request(), cancellation));
            assertThat(Thread.interrupted()).isFalse();
            assertThat(server.requests()).isEmpty();
        }

        @Test
        void aCancellationThatHasFiredAlreadyLeavesTheCallersInterrupt() {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> transport.send(request(), cancellation));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Each order of abort, interrupt and end of call, made by a client that does it on purpose. */
    @Nested
    class Interleaved {
        private JdkTransport hooked(HookedClient.Hook hook) {
            return JdkTransport.using(new HookedClient(HttpClient.newHttpClient(), hook));
        }

        @Test
        void anAbortThatComesTooLateIsTakenBack() throws Exception {
            JdkTransport transport = hooked(cancellation::cancel);
            assertThat(transport.send(request(), cancellation).status()).isEqualTo(200);
            assertThat(Thread.interrupted()).isFalse();
        }

        @Test
        void anAbortThatComesWithAnotherFailureIsTakenBack() {
            JdkTransport transport = hooked(() -> {
                cancellation.cancel();
                throw new IOException("the connection broke");
            });
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.send(request(), cancellation));
            assertThat(Thread.interrupted()).isFalse();
        }

        @Test
        void anAbortThatComesWithABugIsTakenBack() {
            JdkTransport transport = hooked(() -> {
                cancellation.cancel();
                throw new IllegalStateException("a bug");
            });
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> transport.send(request(), cancellation));
            assertThat(Thread.interrupted()).isFalse();
        }

        @Test
        void anAbortThatIsConsumedIsAnIoException() {
            JdkTransport transport = hooked(() -> {
                cancellation.cancel();
                consumeInterrupt();
            });
            assertThatExceptionOfType(IncompleteResponseException.class)
                    .isThrownBy(() -> transport.send(request(), cancellation))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(200))
                    .withCauseInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }

        @Test
        void anInterruptThatComesAfterTheCallStays() throws Exception {
            JdkTransport transport = hooked(Thread.currentThread()::interrupt);
            assertThat(transport.send(request(), cancellation).status()).isEqualTo(200);
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void anInterruptBeforeALateAbortStays() throws Exception {
            JdkTransport transport = hooked(() -> {
                Thread.currentThread().interrupt();
                cancellation.cancel();
            });
            assertThat(transport.send(request(), cancellation).status()).isEqualTo(200);
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void anInterruptBeforeAnAbortIsTheCallers() {
            JdkTransport transport = hooked(() -> {
                Thread.currentThread().interrupt();
                cancellation.cancel();
                consumeInterrupt();
            });
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> transport.send(request(), cancellation));
            assertThat(Thread.interrupted()).isFalse();
        }

        @Test
        void anInterruptAfterAnAbortStays() {
            JdkTransport transport = hooked(() -> {
                cancellation.cancel();
                try {
                    consumeInterrupt();
                } finally {
                    Thread.currentThread().interrupt();
                }
            });
            assertThatExceptionOfType(IncompleteResponseException.class)
                    .isThrownBy(() -> transport.send(request(), cancellation));
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void anInterruptThatIsConsumedBeforeTheAbortIsNotLost() {
            JdkTransport transport = hooked(() -> {
                Thread.currentThread().interrupt();
                try {
                    consumeInterrupt();
                } finally {
                    cancellation.cancel();
                }
            });
            assertThatExceptionOfType(IncompleteResponseException.class)
                    .isThrownBy(() -> transport.send(request(), cancellation));
            assertThat(Thread.interrupted()).isTrue();
        }

        private void consumeInterrupt() throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Nested
    class Racing {
        private static final int RUNS = 600;
        private static final int STEPS = 100;
        private static final int WARM_UPS = 101;

        private final ExecutorService firing = Executors.newSingleThreadExecutor();

        @AfterEach
        void stop() {
            firing.shutdownNow();
        }

        /** The abort fires anywhere from before the call until after it. */
        @ParameterizedTest
        @EnumSource
        void cancellationAndCompletionLeaveNoFlagBehind(Calls calls) throws Exception {
            int answered = 0;
            try (JdkTransport transport = JdkTransport.create()) {
                long latest = 3 * usualNanos(calls, transport);
                for (int run = 0; run < RUNS; run++) {
                    Cancellation racing = new Cancellation();
                    long delay = latest * (run % STEPS) / (STEPS - 1);
                    Future<?> fired = firing.submit(() -> {
                        for (long end = System.nanoTime() + delay; System.nanoTime() < end; ) {
                            Thread.onSpinWait();
                        }
                        racing.cancel();
                    });
                    try {
                        assertThat(calls.call(transport, request(), racing).status())
                                .isEqualTo(200);
                        answered++;
                    } catch (IOException e) {
                        // Aborted.
                    }
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                    fired.get();
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                }
                assertThat(calls.call(transport, request()).status()).isEqualTo(200);
            }
            assertThat(answered).isBetween(1, RUNS - 1);
            assertThat(server.requests().size()).isLessThanOrEqualTo(RUNS + WARM_UPS + 1);
        }

        /** How long a call takes depends on the machine and its load; the race has to be run around its end. */
        private long usualNanos(Calls calls, JdkTransport transport) throws Exception {
            long[] nanos = new long[WARM_UPS];
            for (int i = 0; i < WARM_UPS; i++) {
                long start = System.nanoTime();
                assertThat(calls.call(transport, request()).status()).isEqualTo(200);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return nanos[WARM_UPS / 2];
        }
    }
}
