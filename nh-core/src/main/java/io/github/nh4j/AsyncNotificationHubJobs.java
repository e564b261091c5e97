package io.github.nh4j;

import io.github.nh4j.internal.endpoint.JobEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.Polling;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The same operations as {@link NotificationHubJobs}, with futures like those of {@link NotificationHubAsyncClient}: no
 * method throws. Thread-safe.
 */
public final class AsyncNotificationHubJobs {
    private final Pipeline pipeline;
    private final JobEndpoints jobs;
    private final AsyncTransport transport;

    AsyncNotificationHubJobs(Pipeline pipeline, JobEndpoints jobs, AsyncTransport transport) {
        this.pipeline = pipeline;
        this.jobs = jobs;
        this.transport = transport;
    }

    /**
     * Has the hub begin a job. Repeating it begins a second one; if there was no answer, {@link #list} may tell whether
     * there is a first.
     *
     * @param job a job without an id
     * @return it as the hub has it, with its id
     */
    public CompletableFuture<NotificationHubJob> submit(NotificationHubJob job) {
        return pipeline.callAsync(transport, () -> jobs.submit(job));
    }

    /**
     * Tells how far the hub has got with a job.
     *
     * @param jobId its id
     * @return the job, or a {@link io.github.nh4j.error.NotFoundException} if there is none
     */
    public CompletableFuture<NotificationHubJob> get(String jobId) {
        return pipeline.callAsync(transport, () -> jobs.get(jobId));
    }

    /**
     * Lists the jobs that the hub remembers.
     *
     * @return the jobs in the hub's order
     */
    public CompletableFuture<List<NotificationHubJob>> list() {
        return pipeline.callAsync(transport, jobs::list);
    }

    /**
     * Waits until the hub is done with a job, without a thread: reads it with growing pauses, and passes over failures that
     * another read may get over. When the time is over, the result is what was read last, whose status is not final; if
     * nothing was read, it is what the last read failed with. To cancel the future ends the waiting.
     *
     * @param jobId its id
     * @param atMost how long to wait, more than zero and at most 30 days; a read is waited for beyond that
     * @return the job, which may have failed, or a {@link io.github.nh4j.error.NotFoundException} if there is none
     */
    public CompletableFuture<NotificationHubJob> await(String jobId, Duration atMost) {
        return await(jobId, atMost, job -> {});
    }

    /**
     * Waits in the same way, and shows the job each time that it was read.
     *
     * @param jobId its id
     * @param atMost how long to wait, more than zero and at most 30 days; a read is waited for beyond that
     * @param progress gets the job on a thread of the callbacks, or on the caller's if the answer was there at once, the
     *     last time with what is the result; what it throws ends the waiting
     * @return the job, which may have failed, or a {@link io.github.nh4j.error.NotFoundException} if there is none
     */
    public CompletableFuture<NotificationHubJob> await(
            String jobId, Duration atMost, Consumer<? super NotificationHubJob> progress) {
        return Polling.callAsync(pipeline, transport, () -> jobs.await(jobId, atMost, progress));
    }
}
