package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the futures of the asynchronous client end with, where they end, and what ending them does. */
@Timeout(20)
class NotificationHubAsyncClientTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final TagExpression NEWS = TagExpression.tag("news");

    private final CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
    private final CountDownLatch aborted = new CountDownLatch(1);
    private volatile Cancellation cancellation = new Cancellation();
    private final AtomicInteger requests = new AtomicInteger();

    /** Answers when the test completes the exchange, and tells when it is told to stop. */
    private final AsyncTransport pending = (request, given) -> {
        requests.incrementAndGet();
        cancellation = given;
        var unused = given.onCancel(aborted::countDown);
        return exchange;
    };

    private final NotificationHubAsyncClient hub = Contoso.client(pending).async();

    @Test
    void aSendEndsWithItsOutcome() throws Exception {
        CompletableFuture<NotificationOutcome> sending = hub.send(HELLO, NEWS);
        assertThat(sending).isNotDone();

        exchange.complete(response(201, "TrackingId", "hub-1"));

        assertThat(sending.get().trackingId()).isEqualTo("hub-1");
        assertThat(requests).hasValue(1);
    }

    @Test
    void anErrorOfTheHubIsInTheFutureAndNotWrapped() {
        exchange.complete(response(401));

        assertThat(failureOf(hub.send(HELLO, NEWS))).isExactlyInstanceOf(UnauthorizedException.class);
    }

    @Test
    void aBrokenExchangeIsInTheFutureAndNotWrapped() {
        exchange.completeExceptionally(new IOException("connection reset"));

        Throwable e = failureOf(hub.send(HELLO, NEWS));

        assertThat(e).isExactlyInstanceOf(TransportException.class).hasMessageContaining("connection reset");
        assertThat(deliveryOf(e)).isEqualTo(Delivery.UNKNOWN);
    }

    @Test
    void aCauseThatTheTransportWrappedIsUnwrapped() {
        exchange.completeExceptionally(new CompletionException(new RequestNotSentException("connection refused")));

        assertThat(deliveryOf(failureOf(hub.send(HELLO, NEWS)))).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void wrongArgumentsAreInTheFuture() {
        Notification large = Notification.apple("x".repeat(65 * 1024));

        assertThat(failureOf(hub.send(large, NEWS))).isInstanceOf(IllegalArgumentException.class);
        assertThat(failureOf(hub.sendDirect(Notification.browser("{}"), "handle")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(failureOf(hub.sendDirectBatch(HELLO, List.of("a", "a"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void aTransportThatThrowsFailsTheFuture() {
        AsyncTransport broken = (request, given) -> {
            throw new IllegalStateException("a defect");
        };

        Throwable e = failureOf(Contoso.client(broken).async().send(HELLO, NEWS));

        assertThat(e).isExactlyInstanceOf(TransportException.class).hasMessageContaining("a defect");
        assertThat(deliveryOf(e)).isEqualTo(Delivery.UNKNOWN);
    }

    @Test
    void anErrorOfTheMachinePassesAsItIs() {
        OutOfMemoryError full = new OutOfMemoryError("test");
        exchange.completeExceptionally(full);

        assertThat(failureOf(hub.send(HELLO, NEWS))).isSameAs(full);
    }

    @Test
    void cancelAbortsTheExchangeWhetherItMayInterruptOrNot() throws Exception {
        for (boolean mayInterrupt : new boolean[] {true, false}) {
            CompletableFuture<NotificationOutcome> sending = hub.send(HELLO, NEWS);

            assertThat(sending.cancel(mayInterrupt)).isTrue();

            assertThat(cancellation.isCancelled()).isTrue();
            assertThat(sending).isCancelled();
        }
    }

    @Test
    void aTimeoutOfTheHolderAbortsTheExchange() throws Exception {
        CompletableFuture<NotificationOutcome> sending = hub.send(HELLO, NEWS).orTimeout(1, TimeUnit.MILLISECONDS);

        aborted.await();

        assertThat(sending).isCompletedExceptionally();
    }

    @Test
    void cancellingADerivedStageAbortsTheExchange() throws Exception {
        CompletableFuture<String> derived =
                hub.send(HELLO, NEWS).thenApply(NotificationOutcome::trackingId).thenApply(id -> "sent as " + id);

        assertThat(derived.cancel(false)).isTrue();

        aborted.await();
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void aSuccessAbortsNothing() throws Exception {
        exchange.complete(response(201));

        assertThat(hub.send(HELLO, NEWS).get()).isNotNull();

        assertThat(cancellation.isCancelled()).isFalse();
    }

    @Test
    void anExchangeThatNeverEndsIsEndedByTheDeadline() {
        NotificationHubAsyncClient hasty = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                .transport(pending)
                .operationTimeout(Duration.ofMillis(100))
                .build()
                .async();

        Throwable e = failureOf(hasty.send(HELLO, NEWS));

        assertThat(e).isInstanceOf(DeadlineExceededException.class);
        assertThat(deliveryOf(e)).isEqualTo(Delivery.UNKNOWN);
        assertThat(aborted.getCount()).isZero();
    }

    @Test
    void closingTheClientEndsWhatIsInFlightAndRefusesWhatComesLater() throws Exception {
        NotificationHubClient client = Contoso.client(pending);
        CompletableFuture<NotificationOutcome> sending = client.async().send(HELLO, NEWS);

        client.close();
        aborted.await();
        exchange.completeExceptionally(new IOException("socket closed"));

        assertThat(failureOf(sending)).hasMessageContaining("closed during the call");
        assertThat(deliveryOf(failureOf(client.async().send(HELLO, NEWS)))).isEqualTo(Delivery.NOT_SENT);
        assertThat(requests).hasValue(1);
    }

    @Test
    void codeOfTheUserRunsOnTheCallbackExecutor() throws Exception {
        ExecutorService callbacks =
                Executors.newSingleThreadExecutor(task -> new Thread(task, "callbacks-of-the-user"));
        try {
            NotificationHubAsyncClient called = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                    .transport(pending)
                    .callbackExecutor(callbacks)
                    .build()
                    .async();
            CompletableFuture<String> thread = called.send(HELLO, NEWS)
                    .thenApply(outcome -> Thread.currentThread().getName());
            CompletableFuture<String> asyncThread = called.send(HELLO, NEWS)
                    .thenApplyAsync(outcome -> Thread.currentThread().getName());

            exchange.complete(response(201));

            assertThat(thread.get()).isEqualTo("callbacks-of-the-user");
            assertThat(asyncThread.get()).isEqualTo("callbacks-of-the-user");
        } finally {
            callbacks.shutdown();
        }
    }

    @Test
    void anExecutorThatFailsLeavesNoFutureHanging() {
        for (Throwable failure : List.of(
                new RejectedExecutionException("full"),
                new IllegalStateException("shut down"),
                new OutOfMemoryError("unable to create a thread"))) {
            NotificationHubAsyncClient called = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                    .transport(pending)
                    .callbackExecutor(task -> throwIt(failure))
                    .build()
                    .async();
            CompletableFuture<NotificationOutcome> sending = called.send(HELLO, NEWS);

            exchange.complete(response(201, "TrackingId", "hub-1"));

            assertThat(sending).isCompletedWithValueMatching(outcome -> "hub-1".equals(outcome.trackingId()));
        }
    }

    @Test
    void anErrorThatATransportThrowsIsInTheFutureOfASendAndOfABatch() {
        Error failure = new NoClassDefFoundError("test");
        NotificationHubAsyncClient broken = Contoso.client((AsyncTransport) (request, given) -> {
                    throw failure;
                })
                .async();

        assertThat(failureOf(broken.send(HELLO, NEWS))).isSameAs(failure);
        assertThat(failureOf(broken.sendDirectBatch(HELLO, List.of("a")))).isSameAs(failure);
    }

    @Test
    void anErrorInALaterPartEndsTheFutureOfABatch() {
        Error failure = new NoClassDefFoundError("test");
        AsyncTransport breaking = (request, given) -> {
            if (requests.incrementAndGet() > 1) {
                throw failure;
            }
            return exchange;
        };
        List<String> handles =
                IntStream.range(0, 1_001).mapToObj(i -> "handle-" + i).toList();
        CompletableFuture<BatchOutcome> sending =
                Contoso.client(breaking).async().sendDirectBatch(HELLO, handles);

        exchange.complete(response(201));

        assertThat(failureOf(sending)).isSameAs(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwIt(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void aTransportThatOnlyBlocksIsRefusedWithTheWayOut() {
        NotificationHubClient blocking = Contoso.client(new ScriptedTransport(ScriptedTransport.answer(201)));

        assertThatThrownBy(blocking::async)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ScriptedTransport")
                .hasMessageContaining("AsyncTransport.offload(transport, executor)");
    }

    @Test
    void aTransportThatOnlyBlocksCanBeOffloaded() throws Exception {
        ScriptedTransport blocking = new ScriptedTransport(ScriptedTransport.answer(201, "TrackingId", "hub-1"));
        NotificationHubAsyncClient offloaded =
                Contoso.client(AsyncTransport.offload(blocking, Runnable::run)).async();

        assertThat(offloaded.send(HELLO, NEWS).get().trackingId()).isEqualTo("hub-1");
    }

    private static TransportResponse response(int status, String... namesAndValues) {
        return TransportResponse.of(status, Headers.of(namesAndValues), new byte[0]);
    }

    /** What the future itself ended with: {@code get} wraps it once, and whatever is below was there before. */
    private static Throwable failureOf(CompletableFuture<?> future) {
        Throwable wrapped = catchThrowable(future::get);
        assertThat(wrapped).isInstanceOf(ExecutionException.class);
        Throwable cause = wrapped.getCause();
        if (cause == null) {
            throw new AssertionError("the future failed without a cause", wrapped);
        }
        return cause;
    }

    private static Delivery deliveryOf(Throwable e) {
        assertThat(e).isInstanceOf(NotificationHubException.class);
        return ((NotificationHubException) e).delivery();
    }
}
