package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.notification.NotificationDetails;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting until the hub is done, blocking and with a future, by a clock that moves five seconds with each look of the watch. */
@Timeout(60)
class WaitingTest {
    private static final ScriptedTransport.Line PROCESSING = details("Processing");
    private static final ScriptedTransport.Line COMPLETED = details("Completed");

    private final WatchedClock clock = new WatchedClock(Duration.ofSeconds(5));
    private final Semaphore asked = new Semaphore(0);
    private final List<Long> seconds = new CopyOnWriteArrayList<>();

    /** One way to wait, of the two that there are. */
    private interface Way {
        NotificationDetails await(NotificationHubClient hub, Duration atMost) throws Throwable;
    }

    static Stream<Way> ways() {
        return Stream.of((hub, atMost) -> hub.awaitNotificationDetails("NH-1", atMost), (hub, atMost) -> {
            try {
                return hub.async().awaitNotificationDetails("NH-1", atMost).get();
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
    void itAsksUntilTheHubIsDoneWithPausesThatGrow(Way way) throws Throwable {
        NotificationHubClient hub =
                hub(ScriptedTransport.answer(404), details("Enqueued"), details("NewWord"), PROCESSING, COMPLETED);

        NotificationDetails details = way.await(hub, Duration.ofHours(1));

        assertThat(details.state().word()).isEqualTo("Completed");
        assertThat(seconds).hasSize(5);
        assertThat(pause(1)).isBetween(10L, 60L);
        assertThat(pause(2)).isBetween(20L, 70L);
        assertThat(pause(3)).isBetween(30L, 75L);
        assertThat(pause(4)).isBetween(30L, 75L);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void atTheDeadlineItAsksOnceMoreAndGivesWhatItRead(Way way) throws Throwable {
        NotificationDetails details = way.await(hub(details("Enqueued"), PROCESSING), Duration.ofSeconds(15));

        assertThat(details.state().word()).isEqualTo("Processing");
        assertThat(details.state().isFinal()).isFalse();
        // The clock may pass the deadline while a question that came before it is being answered.
        assertThat(seconds.get(seconds.size() - 1)).isBetween(10L, 60L);
        assertThat(seconds).hasSizeBetween(2, 3);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void atTheDeadlineItThrowsTheLastFailureIfNothingWasRead(Way way) {
        NotificationHubClient hub = hub(ScriptedTransport.answer(503), ScriptedTransport.answer(404));

        assertThat(catchThrowable(() -> way.await(hub, Duration.ofSeconds(12)))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void atTheDeadlineWhatWasReadGoesBeforeAFailure(Way way) throws Throwable {
        NotificationHubClient hub = hub(PROCESSING, ScriptedTransport.answer(503));

        assertThat(way.await(hub, Duration.ofSeconds(12)).state().word()).isEqualTo("Processing");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatAnotherQuestionMayGetOverIsPassedOver(Way way) throws Throwable {
        NotificationHubClient hub = hub(
                ScriptedTransport.answer(500),
                ScriptedTransport.answer(429, "Retry-After", "60"),
                ScriptedTransport.answer(408),
                ScriptedTransport.answer(401), // The token is another one the next time.
                ScriptedTransport.fail(new IOException("connection reset")),
                COMPLETED);

        assertThat(way.await(hub, Duration.ofHours(1)).state().isFinal()).isTrue();
        assertThat(seconds).hasSize(6);
        assertThat(pause(2)).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatNoQuestionGetsOverEndsTheWait(Way way) {
        assertThat(catchThrowable(() -> way.await(hub(PROCESSING, ScriptedTransport.answer(401)), Duration.ofHours(1))))
                .isInstanceOf(UnauthorizedException.class);
        assertThat(catchThrowable(() -> way.await(hub(ScriptedTransport.answer(200)), Duration.ofHours(1))))
                .isInstanceOf(MalformedResponseException.class);
        assertThat(seconds).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aWaitThatTheHubAsksForEndsAtTheDeadlineWithoutAnotherQuestion(Way way) {
        NotificationHubClient hub = hub(ScriptedTransport.answer(503, "Retry-After", "99999999999"));

        assertThat(catchThrowable(() -> way.await(hub, Duration.ofSeconds(20))))
                .isInstanceOf(ServerBusyException.class);
        assertThat(seconds).as("asked again earlier than the hub wanted").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theEndOfTheClientEndsTheWait(Way way) throws Exception {
        clock.stop();
        NotificationHubClient hub = hub(PROCESSING);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> end.complete(catchThrowable(() -> way.await(hub, Duration.ofHours(1)))));
        caller.start();
        asked.acquire();

        hub.close();

        assertThat(end.get()).isInstanceOf(TransportException.class).hasMessageContaining("closed");
        caller.join();
        assertThat(catchThrowable(() -> way.await(hub, Duration.ofHours(1)))).hasMessageContaining("is closed");
        assertThat(seconds).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWaitAndStays() throws Exception {
        clock.stop();
        NotificationHubClient hub = hub(PROCESSING);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Throwable thrown = catchThrowable(() -> hub.awaitNotificationDetails("NH-1", Duration.ofHours(1)));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            end.complete(thrown);
        });
        caller.start();
        asked.acquire();

        caller.interrupt();

        assertThat(end.get()).isInstanceOf(CallInterruptedException.class);
        assertThat(stillInterrupted).isTrue();
        assertThat(seconds).hasSize(1);
        caller.join();
    }

    @Test
    void afterACancelNothingIsAskedAnyMore() throws Exception {
        clock.stop();
        NotificationHubClient hub = hub(PROCESSING, PROCESSING, COMPLETED);
        CompletableFuture<NotificationDetails> waiting =
                hub.async().awaitNotificationDetails("NH-1", Duration.ofHours(1));
        asked.acquire();

        waiting.cancel(false);
        clock.go();

        assertThat(hub.awaitNotificationDetails("NH-2", Duration.ofHours(1))
                        .state()
                        .isFinal())
                .isTrue();
        assertThat(waiting).isCancelled();
        assertThat(seconds).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P31D", "PT2562047788015215H"})
    void aTimeThatIsNoneOrTooLongIsAnErrorBeforeAnythingIsAsked(Duration atMost) {
        NotificationHubClient hub = hub(COMPLETED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.awaitNotificationDetails("NH-1", atMost))
                .withMessageContaining("more than zero and at most 30 days");
        ExecutionException e = catchThrowableOfType(
                ExecutionException.class,
                () -> hub.async().awaitNotificationDetails("NH-1", atMost).get());
        assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(seconds).isEmpty();
    }

    private static ScriptedTransport.Line details(String state) {
        String body = "<NotificationDetails><State>" + state + "</State></NotificationDetails>";
        return (request, cancellation) -> TransportResponse.of(200, Headers.none(), body.getBytes(UTF_8));
    }

    private NotificationHubClient hub(ScriptedTransport.Line... script) {
        ScriptedTransport scripted = new ScriptedTransport(script);
        ClientSettings settings = Contoso.fixedSettings(AsyncTransport.offload(
                (request, cancellation) -> {
                    seconds.add(clock.nanos() / 1_000_000_000);
                    asked.release();
                    return scripted.send(request, cancellation);
                },
                Runnable::run));
        settings.time(clock);
        return settings.build();
    }

    private long pause(int before) {
        return seconds.get(before) - seconds.get(before - 1);
    }
}
