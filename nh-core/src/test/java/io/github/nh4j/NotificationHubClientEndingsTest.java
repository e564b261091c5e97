package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.internal.endpoint.HubEndpoints;
import io.github.nh4j.internal.endpoint.HubRoutes;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.PipelineSettings;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.tag.TagExpression;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a blocking call before its answer comes: interrupts, the deadline, and the end of the client. */
@Timeout(20)
class NotificationHubClientEndingsTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final TagExpression NEWS = TagExpression.tag("news");

    private final CountDownLatch sending = new CountDownLatch(1);

    /** Hangs until the exchange is aborted, and then fails the way a socket does that was closed. */
    private final ScriptedTransport hanging = new ScriptedTransport((request, cancellation) -> {
        CountDownLatch aborted = new CountDownLatch(1);
        try (var registration = cancellation.onCancel(aborted::countDown)) {
            sending.countDown();
            aborted.await();
        }
        throw new IOException("socket closed");
    });

    /** Has no way to abort an exchange but the interrupt of its thread. */
    private final ScriptedTransport deaf = new ScriptedTransport((request, cancellation) -> {
        sending.countDown();
        new CountDownLatch(1).await();
        return null;
    });

    @AfterEach
    void leaveNoInterruptBehind() {
        boolean unused = Thread.interrupted();
    }

    @Test
    void aThreadThatComesInterruptedSendsNothingAndStaysInterrupted() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
        Thread.currentThread().interrupt();

        CallInterruptedException e = catchThrowableOfType(
                CallInterruptedException.class, () -> Contoso.client(transport).send(HELLO, NEWS));

        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void anInterruptEndsACallOverATransportThatCanBeAborted() throws Exception {
        assertThatAnInterruptEndsACallOver(hanging);
    }

    @Test
    void anInterruptEndsACallOverATransportThatOnlyKnowsInterrupts() throws Exception {
        assertThatAnInterruptEndsACallOver(deaf);
    }

    @Test
    void anInterruptThatTheTransportNoticesFirstIsNotTakenForABrokenExchange() {
        ScriptedTransport transport = new ScriptedTransport((request, cancellation) -> {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        });

        CallInterruptedException e = catchThrowableOfType(
                CallInterruptedException.class, () -> Contoso.client(transport).send(HELLO, NEWS));

        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void theInterruptFlagIsSetAgainIfTheTransportClearsItAndFails() throws Exception {
        assertThatAnInterruptEndsACallOver(new ScriptedTransport((request, cancellation) -> {
            CountDownLatch aborted = new CountDownLatch(1);
            try (var registration = cancellation.onCancel(aborted::countDown)) {
                sending.countDown();
                awaitWhateverInterrupts(aborted);
            }
            throw new IOException("socket closed");
        }));
    }

    private static void awaitWhateverInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
        boolean unused = Thread.interrupted();
    }

    private void assertThatAnInterruptEndsACallOver(ScriptedTransport transport) throws Exception {
        NotificationHubClient hub = Contoso.client(transport);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        CompletableFuture<NotificationHubException> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            failure.complete(catchThrowableOfType(NotificationHubException.class, () -> hub.send(HELLO, NEWS)));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        sending.await();

        caller.interrupt();
        caller.join();

        assertThat(failure.get()).isInstanceOf(CallInterruptedException.class);
        assertThat(failure.get().delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(stillInterrupted).isTrue();
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void aCallEndsAtItsDeadline() {
        NotificationHubClient hub = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                .transport(hanging)
                .operationTimeout(Duration.ofMillis(100))
                .build();

        DeadlineExceededException e =
                catchThrowableOfType(DeadlineExceededException.class, () -> hub.send(HELLO, NEWS));

        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasMessageContaining("send").hasMessageContaining("time was over");
        assertThat(hanging.onlyRequest().timeout()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void closingTheClientEndsACallInFlight() throws Exception {
        NotificationHubClient hub = Contoso.client(hanging);
        CompletableFuture<TransportException> failure = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> failure.complete(catchThrowableOfType(TransportException.class, () -> hub.send(HELLO, NEWS))));
        caller.start();
        sending.await();

        hub.close();

        TransportException e = failure.get(10, TimeUnit.SECONDS);
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasMessageContaining("closed during the call");
        caller.join();
    }

    @Test
    void aClosedClientSendsNothing() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
        NotificationHubClient hub = Contoso.client(transport);
        hub.close();
        hub.close();

        TransportException e = catchThrowableOfType(TransportException.class, () -> hub.send(HELLO, NEWS));

        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e).hasMessageContaining("the client is closed");
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void aTransportThatWasGivenStaysOpen() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));

        Contoso.client(transport).close();

        assertThat(transport.closings()).isZero();
    }

    @Test
    void aTransportThatTheClientFoundByItselfIsClosedWithIt() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
        NotificationHubClient hub = ownerOf(transport);

        hub.close();

        assertThat(transport.closings()).isEqualTo(1);
    }

    /** As if the transport had been discovered on the class path. */
    private static NotificationHubClient ownerOf(ScriptedTransport transport) {
        ConnectionString connectionString = ConnectionString.parse(Contoso.CONNECTION_STRING);
        HubRoutes routes = new HubRoutes(connectionString.endpoint(), Contoso.HUB);
        Pipeline pipeline = new Pipeline(new PipelineSettings(
                transport,
                () -> SasSigner.of(connectionString),
                routes.resource(),
                "nh4j/test",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                RetryPolicy.never(),
                null,
                null,
                Runnable::run,
                Time.system(),
                Randomness.system()));
        return new NotificationHubClient(
                new Connection(pipeline, transport, true), HubEndpoints.of(routes, Randomness.system()));
    }
}
