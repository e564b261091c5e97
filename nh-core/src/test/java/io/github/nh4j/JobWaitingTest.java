package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.job.JobStatus;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waiting for a job, blocking and with a future. */
@Timeout(60)
class JobWaitingTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final WatchedClock clock = new WatchedClock(Duration.ofSeconds(5));
    private final Semaphore asked = new Semaphore(0);
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<Long> seconds = new CopyOnWriteArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();

    /** One way to wait, of the two that there are. */
    private interface Way {
        NotificationHubJob await(NotificationHubClient hub, Duration atMost, Consumer<NotificationHubJob> progress)
                throws Throwable;
    }

    static Stream<Way> ways() {
        return Stream.of(
                (hub, atMost, progress) -> hub.jobs().await("7", atMost, progress), (hub, atMost, progress) -> {
                    try {
                        return hub.async().jobs().await("7", atMost, progress).get();
                    } catch (ExecutionException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ScriptedTransport.Line job(String elements) {
        String body = "<entry><id>https://contoso/myhub/jobs/7/7</id><content><NotificationHubJob><JobId>7</JobId>"
                + elements + "</NotificationHubJob></content></entry>";
        Headers doubled = Headers.of("Content-Location", "https://contoso/myhub/jobs/7/7");
        return (request, cancellation) -> TransportResponse.of(200, doubled, body.getBytes(UTF_8));
    }

    private static ScriptedTransport.Line running(int percent) {
        return job("<Status>Running</Status><Progress>" + percent + "</Progress>");
    }

    private NotificationHubClient hub(ScriptedTransport.Line... script) {
        ScriptedTransport scripted = new ScriptedTransport(script);
        ClientSettings settings = Contoso.fixedSettings(AsyncTransport.offload(
                (request, cancellation) -> {
                    paths.add(request.uri().getRawPath());
                    seconds.add(clock.nanos() / 1_000_000_000);
                    asked.release();
                    return scripted.send(request, cancellation);
                },
                Runnable::run));
        settings.time(clock);
        return settings.build();
    }

    private void show(NotificationHubJob job) {
        progress.add(job.status() + " " + job.progress());
    }

    private long pause(int before) {
        return seconds.get(before) - seconds.get(before - 1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void itShowsEachReadUntilTheHubIsDone(Way way) throws Throwable {
        NotificationHubClient hub = hub(
                job(""),
                running(10),
                ScriptedTransport.answer(503),
                job("<Status>Paused</Status><Progress>10</Progress>"),
                running(99),
                job("<Status>Completed</Status><Progress>100</Progress>"));

        NotificationHubJob done = way.await(hub, LONG, this::show);

        assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(progress)
                .containsExactly("Started 0.0", "Running 10.0", "Paused 10.0", "Running 99.0", "Completed 100.0");
        assertThat(paths).hasSize(6).containsOnly("/myhub/jobs/7");
        assertThat(pause(1)).isBetween(5L, 55L);
        assertThat(pause(2)).isBetween(10L, 60L);
        assertThat(pause(3)).isBetween(20L, 70L);
        assertThat(pause(5)).isBetween(30L, 75L);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aJobThatFailedIsAValue(Way way) throws Throwable {
        NotificationHubJob done = way.await(
                hub(running(40), job("<Status>Failed</Status><Failure>no such file</Failure>")), LONG, this::show);

        assertThat(done.status()).isEqualTo(JobStatus.FAILED);
        assertThat(done.failure()).contains("no such file");
        assertThat(progress).containsExactly("Running 40.0", "Failed 0.0");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void atTheDeadlineItGivesWhatItShowedLast(Way way) throws Throwable {
        NotificationHubJob last =
                way.await(hub(running(1), ScriptedTransport.answer(500)), Duration.ofSeconds(12), this::show);

        assertThat(last.status().isFinal()).isFalse();
        assertThat(last.progress()).isEqualTo(1);
        assertThat(progress).containsExactly("Running 1.0");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void atTheDeadlineItThrowsTheLastFailureIfNothingWasRead(Way way) {
        assertThat(catchThrowable(
                        () -> way.await(hub(ScriptedTransport.answer(503)), Duration.ofSeconds(12), this::show)))
                .isInstanceOf(ServerBusyException.class);
        assertThat(progress).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatNoReadGetsOverEndsTheWait(Way way) {
        assertThat(catchThrowable(() -> way.await(hub(ScriptedTransport.answer(404)), LONG, this::show)))
                .isInstanceOf(NotFoundException.class);
        assertThat(catchThrowable(() -> way.await(hub(running(1), ScriptedTransport.answer(403)), LONG, this::show)))
                .isInstanceOf(ForbiddenException.class);
        assertThat(catchThrowable(() -> way.await(hub(ScriptedTransport.answer(200)), LONG, this::show)))
                .isInstanceOf(MalformedResponseException.class);
        assertThat(paths).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatTheTakerOfTheProgressThrowsEndsTheWait(Way way) {
        IllegalStateException enough = new IllegalStateException("enough");

        Throwable end = catchThrowable(() -> way.await(hub(running(1), running(2)), LONG, job -> {
            throw enough;
        }));

        assertThat(end).isSameAs(enough);
        assertThat(paths).hasSize(1);
    }

    @Test
    void withoutATakerItWaitsAllTheSame() throws Exception {
        assertThat(hub(running(1), job("<Status>Completed</Status>"))
                        .jobs()
                        .await("7", LONG)
                        .status())
                .isEqualTo(JobStatus.COMPLETED);
        assertThat(hub(running(1), job("<Status>Failed</Status>"))
                        .async()
                        .jobs()
                        .await("7", LONG)
                        .get()
                        .status())
                .isEqualTo(JobStatus.FAILED);
    }

    @Test
    void afterACancelNothingIsReadAnyMore() throws Exception {
        clock.stop();
        NotificationHubClient hub = hub(running(1), job("<Status>Completed</Status>"));
        CompletableFuture<NotificationHubJob> waiting = hub.async().jobs().await("7", LONG, this::show);
        asked.acquire();

        waiting.cancel(false);
        clock.go();

        assertThat(hub.jobs().await("8", LONG).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(waiting).isCancelled();
        assertThat(paths).containsExactly("/myhub/jobs/7", "/myhub/jobs/8");
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // What a caller without null checks may pass.
    void aTakerThatIsMissingIsAnErrorBeforeAnythingIsRead() {
        NotificationHubClient hub = hub(running(1));

        assertThatNullPointerException().isThrownBy(() -> hub.jobs().await("7", LONG, null));
        assertThat(catchThrowable(
                        () -> hub.async().jobs().await("7", LONG, null).get()))
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(paths).isEmpty();
    }
}
