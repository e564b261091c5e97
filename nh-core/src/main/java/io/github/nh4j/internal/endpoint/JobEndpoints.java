package io.github.nh4j.internal.endpoint;

import io.github.nh4j.internal.codec.JobReader;
import io.github.nh4j.internal.codec.JobWriter;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The operations under {@code /jobs}. */
public final class JobEndpoints {
    /** A small job takes seconds, a large one hours; the pauses grow. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final HubRoutes routes;

    public JobEndpoints(HubRoutes routes) {
        this.routes = routes;
    }

    public Endpoint<NotificationHubJob> submit(NotificationHubJob job) {
        return Endpoint.change(
                "jobs.submit",
                OperationKind.CREATE,
                "POST",
                routes.jobs(),
                Headers.of("Content-Type", JobWriter.CONTENT_TYPE),
                JobWriter.write(job),
                (response, trackingId) -> JobReader.entry(response.body()));
    }

    public Endpoint<NotificationHubJob> get(String jobId) {
        return Endpoint.read("jobs.get", routes.job(jobId), (response, trackingId) -> JobReader.entry(response.body()));
    }

    public Endpoint<List<NotificationHubJob>> list() {
        return Endpoint.read("jobs.list", routes.jobs(), (response, trackingId) -> JobReader.feed(response.body()));
    }

    /** Waits until the hub is done with a job. */
    public Wait<NotificationHubJob> await(
            String jobId, Duration atMost, Consumer<? super NotificationHubJob> progress) {
        return new Wait<>(
                get(jobId),
                job -> job.status().isFinal(),
                false,
                FIRST_PAUSE,
                atMost,
                Objects.requireNonNull(progress, "progress"));
    }
}
