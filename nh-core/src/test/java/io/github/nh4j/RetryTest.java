package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.Attempt;
import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.RequestNotSentException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is repeated, when, and what the caller learns of it; blocking and with a future. */
@Timeout(60)
class RetryTest {
    private static final ScriptedTransport.Line ACCEPTED = ScriptedTransport.answer(201);
    private static final ScriptedTransport.Line REFUSED_CONNECTION =
            ScriptedTransport.fail(new RequestNotSentException("refused", new ConnectException("refused")));
    private static final ScriptedTransport.Line RESET = ScriptedTransport.fail(new IOException("Connection reset"));

    private final RetryProbe probe = new RetryProbe();

    @AfterEach
    void leaveNoInterruptBehind() {
        boolean unused = Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void whatNeverLeftIsSentAgainUntilItDoes(RetryProbe.Way way) throws Throwable {
        NotificationHubClient hub = probe.hub(REFUSED_CONNECTION, REFUSED_CONNECTION, ACCEPTED);

        way.send(hub);

        assertThat(probe.millis).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aSendThatMayHaveArrivedIsNotRepeated(RetryProbe.Way way) {
        for (ScriptedTransport.Line ambiguous :
                List.of(RESET, ScriptedTransport.answer(500), ScriptedTransport.answer(503))) {
            probe.millis.clear();
            NotificationHubException e = way.failure(probe.hub(ambiguous, ACCEPTED));

            assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(e.attempts()).hasSize(1);
            assertThat(probe.millis).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void whoAcceptsDuplicatesHasItRepeated(RetryProbe.Way way) throws Throwable {
        NotificationHubClient hub = probe.hub(RESET, ScriptedTransport.answer(503), ACCEPTED);

        way.send(hub.with(CallOptions.retry(RetryPolicy.atLeastOnce())));

        assertThat(probe.millis).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void whoWantsNoRetriesHasNone(RetryProbe.Way way) {
        NotificationHubException e =
                way.failure(probe.hub(REFUSED_CONNECTION, ACCEPTED).with(CallOptions.retry(RetryPolicy.never())));

        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(probe.millis).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void theLeastCertainOfAllAttemptsIsThatOfTheCall(RetryProbe.Way way) {
        NotificationHubException e = way.failure(probe.hub(RESET, ScriptedTransport.answer(429), REFUSED_CONNECTION)
                .with(CallOptions.retry(RetryPolicy.atLeastOnce())));

        assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining("attempts=3");
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e.attempts()).extracting(Attempt::failure).containsExactly("IOException", "429", "ConnectException");
        assertThat(e.attempts())
                .extracting(Attempt::delivery)
                .containsExactly(Delivery.UNKNOWN, Delivery.REJECTED, Delivery.NOT_SENT);
        assertThat(e.attempts().get(0).waited()).isZero();
        assertThat(e.attempts().get(2).waited()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aWaitThatTheHubAsksForIsNeverCutShort(RetryProbe.Way way) throws Throwable {
        way.send(probe.hub(ScriptedTransport.answer(503, "Retry-After", "2"), ACCEPTED));

        assertThat(probe.millis).hasSize(2);
        assertThat(probe.millis.get(1) - probe.millis.get(0)).isBetween(2_000L, 8_000L);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aWaitBeyondTheTimeOfTheCallIsNotBegun(RetryProbe.Way way) {
        NotificationHubException e =
                way.failure(probe.hub(ScriptedTransport.answer(429, "Retry-After", "120"), ACCEPTED));

        assertThat(e).isInstanceOf(ThrottledException.class).hasMessageContaining("the wait would have been longer");
        assertThat(((ThrottledException) e).retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(probe.millis).hasSize(1);
        assertThat(probe.clock.nanos()).isLessThan(Duration.ofSeconds(10).toNanos());
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void whileAClientIsToWaitNoneOfItsCallsIsSent(RetryProbe.Way way) throws Throwable {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(ScriptedTransport.answer(429, "Retry-After", "40"), ACCEPTED);
        NotificationHubException first = way.failure(hub);

        NotificationHubException second = way.failure(hub);

        assertThat(first.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(second).isInstanceOf(ThrottledException.class).hasMessageContaining("earlier call");
        assertThat(second.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(second.attempts()).isEmpty();
        assertThat(probe.millis).hasSize(1);

        probe.clock.go(Duration.ofSeconds(4));
        way.send(hub.with(CallOptions.operationTimeout(Duration.ofHours(1))));

        assertThat(probe.millis).hasSize(2);
        assertThat(probe.millis.get(1) - probe.millis.get(0)).isGreaterThanOrEqualTo(40_000);
    }

    @Test
    void readsAreRepeatedWhateverHappened() {
        NotificationHubClient hub = probe.hub(RESET, ScriptedTransport.answer(500), ScriptedTransport.answer(404));

        assertThat(hub.installations().exists("phone-1")).isFalse();

        assertThat(probe.millis).hasSize(3);
    }

    @Test
    void threeAttemptsAreMadeAndNoMore() {
        NotificationHubException e = catchThrowableOfType(
                ServerBusyException.class,
                () -> probe.hub(ScriptedTransport.answer(500)).installations().exists("phone-1"));

        assertThat(e.attempts()).hasSize(3);
        assertThat(probe.millis).hasSize(3);
    }

    @Test
    void anAttemptThatTakesTooLongIsFollowedByAnother() {
        probe.clock.go(Duration.ofSeconds(1));
        ScriptedTransport.Line stall = (request, cancellation) -> {
            Semaphore aborted = new Semaphore(0);
            cancellation.onCancel(aborted::release);
            aborted.acquireUninterruptibly();
            throw new IOException("aborted");
        };

        assertThat(probe.hub(stall, ScriptedTransport.answer(404))
                        .with(CallOptions.operationTimeout(Duration.ofHours(1)))
                        .installations()
                        .exists("phone-1"))
                .isFalse();

        assertThat(probe.millis).hasSize(2);
        assertThat(probe.millis.get(1) - probe.millis.get(0)).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void anInterruptEndsTheWaitAndStays() throws Exception {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(ScriptedTransport.answer(429, "Retry-After", "5"), ACCEPTED);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Throwable thrown = catchThrowable(() -> hub.send(RetryProbe.HELLO, RetryProbe.NEWS));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            end.complete(thrown);
        });
        caller.start();
        probe.asked.acquire();

        caller.interrupt();

        assertThat(end.get())
                .isInstanceOfSatisfying(
                        CallInterruptedException.class,
                        e -> assertThat(e.delivery()).isEqualTo(Delivery.REJECTED));
        assertThat(stillInterrupted).isTrue();
        caller.join();
        assertThat(probe.millis).hasSize(1);
    }

    @Test
    void afterACancelThereIsNoOtherAttempt() throws Exception {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(ScriptedTransport.answer(421), ACCEPTED);
        CompletableFuture<NotificationOutcome> sending = hub.async().send(RetryProbe.HELLO, RetryProbe.NEWS);
        probe.asked.acquire();

        sending.cancel(false);
        probe.clock.go();
        hub.send(RetryProbe.HELLO, RetryProbe.NEWS);

        assertThat(sending).isCancelled();
        assertThat(probe.millis).as("the first, and that of the second call").hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void anAttemptThatComesAfterTheDeadlineIsNotMade(RetryProbe.Way way) {
        probe.clock.go(Duration.ofSeconds(40));
        NotificationHubException e =
                way.failure(probe.hub(ScriptedTransport.answer(503, "Retry-After", "2"), ACCEPTED));

        assertThat(e).isInstanceOf(DeadlineExceededException.class);
        assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(probe.millis).hasSize(1);
    }

    @Test
    void anInterruptEndsACallThatHasNoNeedToWait() {
        NotificationHubClient hub = probe.hub(
                (request, cancellation) -> {
                    Thread.currentThread().interrupt();
                    return ScriptedTransport.answer(401).play(request, cancellation);
                },
                ACCEPTED);

        assertThatExceptionOfType(CallInterruptedException.class)
                .isThrownBy(() -> hub.send(RetryProbe.HELLO, RetryProbe.NEWS));

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(probe.millis).hasSize(1);
    }

    @Test
    void aRetryWaitsTooIfAnotherCallWasAskedTo() {
        CompletableFuture<NotificationHubClient> hub = new CompletableFuture<>();
        var unused = hub.complete(probe.hub(
                (request, cancellation) -> {
                    NotificationHubClient once = hub.join().with(CallOptions.retry(RetryPolicy.never()));
                    assertThat(catchThrowable(() -> once.send(RetryProbe.HELLO, RetryProbe.NEWS)))
                            .isInstanceOf(ThrottledException.class);
                    return ScriptedTransport.answer(500).play(request, cancellation);
                },
                ScriptedTransport.answer(429, "Retry-After", "5"),
                ScriptedTransport.answer(404)));

        assertThat(hub.join().installations().exists("phone-1")).isFalse();

        assertThat(probe.millis).hasSize(3);
        assertThat(probe.millis.get(2) - probe.millis.get(1)).isGreaterThanOrEqualTo(5_000);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aRetryThatIsWaitingWaitsLongerIfAnotherCallIsAskedTo(RetryProbe.Way way) throws Throwable {
        probe.clock.stop();
        NotificationHubClient hub =
                probe.hub(ScriptedTransport.answer(421), ScriptedTransport.answer(429, "Retry-After", "5"), ACCEPTED);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try {
                way.send(hub);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
        probe.asked.acquire();

        assertThat(way.failure(hub.with(CallOptions.retry(RetryPolicy.never()))))
                .isInstanceOf(ThrottledException.class);
        probe.clock.go();
        sending.get(30, TimeUnit.SECONDS);

        assertThat(probe.millis).hasSize(3);
        assertThat(probe.millis.get(2) - probe.millis.get(1)).isGreaterThanOrEqualTo(5_000);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aWaitBeyondReasonDoesNotSilenceAClientForLongerThanTenMinutes(RetryProbe.Way way) throws Throwable {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(ScriptedTransport.answer(503, "Retry-After", "86400"), ACCEPTED);
        assertThat(way.failure(hub)).isInstanceOf(ServerBusyException.class);

        probe.clock.go(Duration.ofSeconds(30));
        // The clock may move while an attempt is being made, and by more than an attempt usually has.
        way.send(hub.with(CallOptions.operationTimeout(Duration.ofHours(1)))
                .with(CallOptions.attemptTimeout(Duration.ofHours(1))));

        assertThat(probe.millis).hasSize(2);
        assertThat(probe.millis.get(1) - probe.millis.get(0)).isBetween(600_000L, 720_000L);
    }

    @Test
    void whoEndsAStageDuringTheWaitEndsTheCall() throws Exception {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(ScriptedTransport.answer(421), ACCEPTED);
        CompletableFuture<NotificationOutcome> sending = hub.async().send(RetryProbe.HELLO, RetryProbe.NEWS);
        probe.asked.acquire();

        sending.thenApply(NotificationOutcome::trackingId).cancel(true);
        Throwable end = catchThrowable(() -> sending.get(10, TimeUnit.SECONDS));
        probe.clock.go();
        hub.send(RetryProbe.HELLO, RetryProbe.NEWS);

        assertThat(end).isInstanceOf(CancellationException.class);
        assertThat(probe.millis).as("the first, and that of the second call").hasSize(2);
    }

    @Test
    void theEndOfTheClientEndsTheWait() throws Exception {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(ScriptedTransport.answer(421), ACCEPTED);
        CompletableFuture<NotificationOutcome> sending = hub.async().send(RetryProbe.HELLO, RetryProbe.NEWS);
        probe.asked.acquire();

        hub.close();

        ExecutionException e = catchThrowableOfType(ExecutionException.class, sending::get);
        assertThat(e.getCause()).isInstanceOf(TransportException.class).hasMessageContaining("closed");
        assertThat(probe.millis).hasSize(1);
    }

    @Test
    void aBlackOutIsNotMadeWorse() {
        NotificationHubClient hub = probe.hub(REFUSED_CONNECTION);
        probe.dice = 0;
        for (int i = 0; i < 1_000; i++) {
            NotificationHubException e =
                    catchThrowableOfType(TransportException.class, () -> hub.send(RetryProbe.HELLO, RetryProbe.NEWS));
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        }

        assertThat(probe.millis).hasSize(1_035);
        assertThat(catchThrowable(() -> hub.send(RetryProbe.HELLO, RetryProbe.NEWS)))
                .hasMessageContaining("retry budget is exhausted");
    }

    @Test
    void onlyAReasonableNumberOfAttemptsIsTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.safe().withMaxAttempts(0))
                .withMessageContaining("1 to 10");
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.safe().withMaxAttempts(11));
        assertThat(RetryPolicy.safe().withMaxAttempts(1).maxAttempts()).isEqualTo(1);
        assertThat(RetryPolicy.safe().withMaxAttempts(10).maxAttempts()).isEqualTo(10);
        assertThat(RetryPolicy.safe().withMaxAttempts(8).maxAttempts()).isEqualTo(8);
        assertThat(RetryPolicy.atLeastOnce().withMaxAttempts(8)).hasToString("RetryPolicy[atLeastOnce, maxAttempts=8]");
    }
}
