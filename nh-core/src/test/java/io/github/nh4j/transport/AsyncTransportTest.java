package io.github.nh4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncTransportTest {
    private static final TransportRequest REQUEST = TransportRequest.builder(
                    "GET", URI.create("https://ns.example.org/"))
            .build();
    private static final TransportResponse RESPONSE = TransportResponse.of(200, Headers.none(), new byte[0]);

    private final Cancellation cancellation = new Cancellation();

    static Stream<Throwable> failures() {
        return Stream.of(
                new IOException("a"),
                new RequestNotSentException("b"),
                new IllegalStateException("c"),
                new AssertionError("d"),
                new InterruptedException("e"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void throwsTheBareFailureOfAFuture(Throwable failure) {
        AsyncTransport transport = (request, token) -> CompletableFuture.failedFuture(failure);

        assertThat(catchThrowable(() -> transport.send(REQUEST, cancellation))).isSameAs(failure);
    }

    @Test
    void callsACancelledFutureABrokenExchange() {
        CompletableFuture<TransportResponse> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        AsyncTransport transport = (request, token) -> cancelled;

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.send(REQUEST, cancellation));
    }

    @Test
    void cancelsTheExchangeIfTheWaitingThreadIsInterrupted() {
        AsyncTransport transport = (request, token) -> new CompletableFuture<>();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> transport.send(REQUEST, cancellation));
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void offloadsACallToTheExecutorAndNothingToTheCaller() {
        Deque<Runnable> queue = new ArrayDeque<>();
        AsyncTransport transport = AsyncTransport.offload((request, token) -> RESPONSE, queue::add);

        CompletableFuture<TransportResponse> response = transport.sendAsync(REQUEST, cancellation);
        assertThat(response).isNotDone();
        queue.remove().run();

        assertThat(response).isCompletedWithValue(RESPONSE);
    }

    @Test
    void keepsBlockingCallsOnTheCallersThread() throws Exception {
        AsyncTransport transport = AsyncTransport.offload((request, token) -> RESPONSE, task -> {
            throw new AssertionError("not to be used");
        });

        assertThat(transport.send(REQUEST, cancellation)).isSameAs(RESPONSE);
    }

    @Test
    void knowsThatNothingWasSentIfTheExecutorIsFull() {
        AsyncTransport transport = AsyncTransport.offload((request, token) -> RESPONSE, task -> {
            throw new RejectedExecutionException("full");
        });

        assertThat(transport.sendAsync(REQUEST, cancellation))
                .isCompletedExceptionally()
                .satisfies(future -> assertThat(bare(future)).isInstanceOf(RequestNotSentException.class));
    }

    @Test
    void knowsThatNothingWasSentIfItWasCancelledInTheQueue() {
        AtomicInteger calls = new AtomicInteger();
        Deque<Runnable> queue = new ArrayDeque<>();
        AsyncTransport transport = AsyncTransport.offload(
                (request, token) -> {
                    calls.incrementAndGet();
                    return RESPONSE;
                },
                queue::add);

        CompletableFuture<TransportResponse> response = transport.sendAsync(REQUEST, cancellation);
        cancellation.cancel();

        // At once: the executor's queue may be longer than anybody waits.
        assertThat(response).isCompletedExceptionally();
        assertThat(bare(response)).isInstanceOf(RequestNotSentException.class);
        queue.remove().run();
        assertThat(calls).hasValue(0);
    }

    @Test
    void failsAnOffloadedCallWithTheBareException() {
        IOException failure = new IOException("broken");
        AsyncTransport transport = AsyncTransport.offload(
                (request, token) -> {
                    throw failure;
                },
                Runnable::run);

        assertThat(bare(transport.sendAsync(REQUEST, cancellation))).isSameAs(failure);
    }

    @Test
    void closesWhatItWraps() {
        AtomicInteger closed = new AtomicInteger();
        Transport blocking = new Transport() {
            @Override
            public TransportResponse send(TransportRequest request, Cancellation token) {
                return RESPONSE;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };

        AsyncTransport.offload(blocking, Runnable::run).close();

        assertThat(closed).hasValue(1);
    }

    private static Throwable bare(CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure).join();
    }
}
