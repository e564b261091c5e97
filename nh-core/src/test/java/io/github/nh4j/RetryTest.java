package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.error.Attempt;
import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is repeated, when, and what the caller learns of it; blocking and with a future, by a clock that the watch moves. */
@Timeout(60)
class RetryTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");
    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final ScriptedTransport.Line ACCEPTED = ScriptedTransport.answer(201);
    private static final ScriptedTransport.Line REFUSED_CONNECTION =
            ScriptedTransport.fail(new RequestNotSentException("refused", new ConnectException("refused")));
    private static final ScriptedTransport.Line RESET = ScriptedTransport.fail(new IOException("Connection reset"));

    private final WatchedClock clock = new WatchedClock(Duration.ofMillis(100));
    private final Semaphore asked = new Semaphore(0);
    private final List<Long> millis = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private long dice = Long.MAX_VALUE;

    /** One way to send, of the two that there are. */
    private interface Way {
        NotificationOutcome send(NotificationHubClient hub) throws Throwable;
    }

    static Stream<Way> ways() {
        return Stream.of(hub -> hub.send(HELLO, NEWS), hub -> {
            try {
                return hub.async().send(HELLO, NEWS).get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    @AfterEach
    void leaveNoInterruptBehind() {
        boolean unused = Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatNeverLeftIsSentAgainUntilItDoes(Way way) throws Throwable {
        NotificationHubClient hub = hub(REFUSED_CONNECTION, REFUSED_CONNECTION, ACCEPTED);

        way.send(hub);

        assertThat(millis).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aSendThatMayHaveArrivedIsNotRepeated(Way way) {
        for (ScriptedTransport.Line ambiguous :
                List.of(RESET, ScriptedTransport.answer(500), ScriptedTransport.answer(503))) {
            millis.clear();
            NotificationHubException e = failure(way, hub(ambiguous, ACCEPTED));

            assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(e.attempts()).hasSize(1);
            assertThat(millis).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoAcceptsDuplicatesHasItRepeated(Way way) throws Throwable {
        NotificationHubClient hub = hub(RESET, ScriptedTransport.answer(503), ACCEPTED);

        way.send(hub.with(CallOptions.retry(RetryPolicy.atLeastOnce())));

        assertThat(millis).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoWantsNoRetriesHasNone(Way way) {
        NotificationHubException e =
                failure(way, hub(REFUSED_CONNECTION, ACCEPTED).with(CallOptions.retry(RetryPolicy.never())));

        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(millis).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theLeastCertainOfAllAttemptsIsThatOfTheCall(Way way) {
        NotificationHubException e = failure(
                way,
                hub(RESET, ScriptedTransport.answer(429), REFUSED_CONNECTION)
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
    @MethodSource("ways")
    void aWaitThatTheHubAsksForIsNeverCutShort(Way way) throws Throwable {
        way.send(hub(ScriptedTransport.answer(503, "Retry-After", "2"), ACCEPTED));

        assertThat(millis).hasSize(2);
        assertThat(millis.get(1) - millis.get(0)).isBetween(2_000L, 2_700L);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aWaitBeyondTheTimeOfTheCallIsNotBegun(Way way) {
        NotificationHubException e = failure(way, hub(ScriptedTransport.answer(429, "Retry-After", "120"), ACCEPTED));

        assertThat(e).isInstanceOf(ThrottledException.class).hasMessageContaining("the wait would have been longer");
        assertThat(((ThrottledException) e).retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(millis).hasSize(1);
        assertThat(clock.nanos()).isLessThan(Duration.ofSeconds(10).toNanos());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whileAClientIsToWaitNoneOfItsCallsIsSent(Way way) throws Throwable {
        NotificationHubClient hub = hub(ScriptedTransport.answer(429, "Retry-After", "40"), ACCEPTED);
        NotificationHubException first = failure(way, hub);

        NotificationHubException second = failure(way, hub);

        assertThat(first.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(second).isInstanceOf(ThrottledException.class).hasMessageContaining("earlier call");
        assertThat(second.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(second.attempts()).isEmpty();
        assertThat(millis).hasSize(1);

        way.send(hub.with(CallOptions.operationTimeout(Duration.ofMinutes(2))));

        assertThat(millis).hasSize(2);
        assertThat(millis.get(1) - millis.get(0)).isGreaterThanOrEqualTo(40_000);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aRefusedTokenIsReplacedOnce(Way way) throws Throwable {
        clock.stop();
        NotificationHubClient hub =
                hub(unauthorized("ExpiredToken: it is over", "Thu, 01 Jan 2026 02:00:00 GMT"), ACCEPTED);

        way.send(hub);
        way.send(hub);

        assertThat(tokens).hasSize(3);
        assertThat(tokens.get(1)).isNotEqualTo(tokens.get(0)).isEqualTo(tokens.get(2));
        assertThat(tokens.get(1)).as("two hours and twenty minutes later").contains("se=1767234000");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aTokenThatIsRefusedTwiceIsAnError(Way way) {
        NotificationHubException e = failure(
                way,
                hub(unauthorized("ExpiredToken: it is over", "never"), ACCEPTED)
                        .with(CallOptions.retry(RetryPolicy.never())));
        assertThat(e).isInstanceOf(UnauthorizedException.class);

        millis.clear();
        NotificationHubException twice = failure(way, hub(unauthorized("ExpiredToken: it is over", "never")));

        assertThat(twice).isInstanceOf(UnauthorizedException.class);
        assertThat(twice.attempts()).hasSize(2);
        assertThat(millis).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aWrongSignatureIsAnErrorAtOnceIfThereIsNoOtherKey(Way way) {
        NotificationHubException e =
                failure(way, hub(unauthorized("InvalidSignature: The token has an invalid signature.", "never")));

        assertThat(e).isInstanceOf(UnauthorizedException.class);
        assertThat(millis).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aWrongSignatureIsFollowedByOneWithThePresentKey(Way way) throws Throwable {
        AtomicReference<String> key = new AtomicReference<>("b2xk");
        ScriptedTransport.Line onlyWithTheNewKey =
                (request, cancellation) -> key.getAndSet("bmV3").equals("b2xk")
                        ? unauthorized("InvalidSignature: no", "never").play(request, cancellation)
                        : ACCEPTED.play(request, cancellation);
        NotificationHubClient hub = hub(
                ClientSettings.of(
                        () -> ConnectionString.parse(Contoso.CONNECTION_STRING.replace(Contoso.KEY, key.get())),
                        Contoso.HUB),
                onlyWithTheNewKey);

        way.send(hub);

        assertThat(tokens).hasSize(2);
        assertThat(tokens.get(1)).isNotEqualTo(tokens.get(0));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoFailsToGiveAKeyFailsTheCallBeforeAnythingIsSent(Way way) {
        AtomicBoolean fails = new AtomicBoolean();
        NotificationHubClient hub = hub(
                ClientSettings.of(
                        () -> {
                            if (fails.getAndSet(true)) {
                                throw new IllegalStateException("the vault is closed");
                            }
                            return ConnectionString.parse(Contoso.CONNECTION_STRING);
                        },
                        Contoso.HUB),
                ACCEPTED);

        NotificationHubException e = failure(way, hub);

        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e).hasRootCauseMessage("the vault is closed");
        assertThat(millis).isEmpty();
    }

    @Test
    void readsAreRepeatedWhateverHappened() {
        NotificationHubClient hub = hub(RESET, ScriptedTransport.answer(500), ScriptedTransport.answer(404));

        assertThat(hub.installations().exists("phone-1")).isFalse();

        assertThat(millis).hasSize(3);
    }

    @Test
    void threeAttemptsAreMadeAndNoMore() {
        NotificationHubException e = catchThrowableOfType(
                ServerBusyException.class,
                () -> hub(ScriptedTransport.answer(500)).installations().exists("phone-1"));

        assertThat(e.attempts()).hasSize(3);
        assertThat(millis).hasSize(3);
    }

    @Test
    void anAttemptThatTakesTooLongIsFollowedByAnother() {
        ScriptedTransport.Line stall = (request, cancellation) -> {
            Semaphore aborted = new Semaphore(0);
            cancellation.onCancel(aborted::release);
            aborted.acquireUninterruptibly();
            throw new IOException("aborted");
        };

        assertThat(hub(stall, ScriptedTransport.answer(404)).installations().exists("phone-1"))
                .isFalse();

        assertThat(millis).hasSize(2);
        assertThat(millis.get(1) - millis.get(0)).isBetween(10_000L, 10_700L);
    }

    @Test
    void anInterruptEndsTheWaitAndStays() throws Exception {
        clock.stop();
        NotificationHubClient hub = hub(ScriptedTransport.answer(429, "Retry-After", "5"), ACCEPTED);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Throwable thrown = catchThrowable(() -> hub.send(HELLO, NEWS));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            end.complete(thrown);
        });
        caller.start();
        asked.acquire();

        caller.interrupt();

        assertThat(end.get())
                .isInstanceOfSatisfying(
                        CallInterruptedException.class,
                        e -> assertThat(e.delivery()).isEqualTo(Delivery.REJECTED));
        assertThat(stillInterrupted).isTrue();
        caller.join();
        assertThat(millis).hasSize(1);
    }

    @Test
    void afterACancelThereIsNoOtherAttempt() throws Exception {
        clock.stop();
        NotificationHubClient hub = hub(ScriptedTransport.answer(421), ACCEPTED);
        CompletableFuture<NotificationOutcome> sending = hub.async().send(HELLO, NEWS);
        asked.acquire();

        sending.cancel(false);
        clock.go();
        hub.send(HELLO, NEWS);

        assertThat(sending).isCancelled();
        assertThat(millis).as("the first, and that of the second call").hasSize(2);
    }

    @Test
    void theEndOfTheClientEndsTheWait() throws Exception {
        clock.stop();
        NotificationHubClient hub = hub(ScriptedTransport.answer(421), ACCEPTED);
        CompletableFuture<NotificationOutcome> sending = hub.async().send(HELLO, NEWS);
        asked.acquire();

        hub.close();

        ExecutionException e = catchThrowableOfType(ExecutionException.class, sending::get);
        assertThat(e.getCause()).isInstanceOf(TransportException.class).hasMessageContaining("closed");
        assertThat(millis).hasSize(1);
    }

    @Test
    void aBlackOutIsNotMadeWorse() {
        NotificationHubClient hub = hub(REFUSED_CONNECTION);
        dice = 0;
        for (int i = 0; i < 1_000; i++) {
            NotificationHubException e = catchThrowableOfType(TransportException.class, () -> hub.send(HELLO, NEWS));
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        }

        assertThat(millis).hasSize(1_035);
        assertThat(catchThrowable(() -> hub.send(HELLO, NEWS))).hasMessageContaining("retry budget is exhausted");
    }

    @Test
    void onlyAReasonableNumberOfAttemptsIsTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.safe().withMaxAttempts(0))
                .withMessageContaining("1 to 10");
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.safe().withMaxAttempts(11));
        assertThat(RetryPolicy.safe().withMaxAttempts(8).maxAttempts()).isEqualTo(8);
        assertThat(RetryPolicy.atLeastOnce().withMaxAttempts(8)).hasToString("RetryPolicy[atLeastOnce, maxAttempts=8]");
    }

    private static ScriptedTransport.Line unauthorized(String detail, String date) {
        String body = "<Error><Code>401</Code><Detail>" + detail + "</Detail></Error>";
        return (request, cancellation) ->
                TransportResponse.of(401, Headers.of("Date", date), body.getBytes(StandardCharsets.UTF_8));
    }

    private static NotificationHubException failure(Way way, NotificationHubClient hub) {
        return catchThrowableOfType(NotificationHubException.class, () -> way.send(hub));
    }

    private NotificationHubClient hub(ScriptedTransport.Line... script) {
        return hub(ClientSettings.of(ConnectionString.parse(Contoso.CONNECTION_STRING), Contoso.HUB), script);
    }

    private NotificationHubClient hub(ClientSettings settings, ScriptedTransport.Line... script) {
        ScriptedTransport scripted = new ScriptedTransport(script);
        settings.transport(AsyncTransport.offload(
                (request, cancellation) -> {
                    millis.add(clock.nanos() / 1_000_000);
                    tokens.add(request.headers().first("Authorization").orElseThrow());
                    asked.release();
                    return scripted.send(request, cancellation);
                },
                Runnable::run));
        settings.time(clock);
        settings.randomness(() -> dice);
        return settings.build();
    }
}
