package io.github.nh4j;

import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.internal.endpoint.JobEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.Polling;
import io.github.nh4j.job.NotificationHubJob;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Jobs, in which the hub imports and exports registrations in bulk. Needs the Standard tier and the right to manage.
 * Thread-safe.
 *
 * <p>A job that failed is a value whose status says so, and no exception.
 *
 * <p>Methods throw the exceptions that {@link NotificationHubClient} lists.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/export-modify-registrations-bulk">Registrations in
 *     bulk</a>
 */
public final class NotificationHubJobs {
    private final Pipeline pipeline;
    private final JobEndpoints jobs;

    NotificationHubJobs(Pipeline pipeline, JobEndpoints jobs) {
        this.pipeline = pipeline;
        this.jobs = jobs;
    }

    /**
     * Has the hub begin a job. Repeating it begins a second one; if there was no answer, {@link #list} may tell whether
     * there is a first.
     *
     * @param job a job without an id
     * @return it as the hub has it, with its id
     * @throws IllegalArgumentException if it has an id, or if the hub would not take it
     * @throws NotificationHubException if it failed; the hub may have begun it, see {@code delivery()}
     */
    public NotificationHubJob submit(NotificationHubJob job) {
        return pipeline.call(jobs.submit(job));
    }

    /**
     * Tells how far the hub has got with a job.
     *
     * @param jobId its id
     * @return the job
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotFoundException if there is none, or no such hub
     * @throws NotificationHubException if it failed in another way
     */
    public NotificationHubJob get(String jobId) {
        return pipeline.call(jobs.get(jobId));
    }

    /**
     * Lists the jobs that the hub remembers.
     *
     * @return the jobs in the hub's order
     * @throws NotificationHubException if it failed
     */
    public List<NotificationHubJob> list() {
        return pipeline.call(jobs.list());
    }

    /**
     * Waits until the hub is done with a job: reads it with growing pauses, and passes over failures that another read may
     * get over. When the time is over, the result is what was read last, whose status is not
     * {@linkplain io.github.nh4j.job.JobStatus#isFinal() final}; if nothing was read, it throws what the last read failed
     * with.
     *
     * @param jobId its id
     * @param atMost how long to wait, more than zero and at most 30 days; a read is waited for beyond that
     * @return the job, which may have failed
     * @throws NotFoundException if there is none, or no such hub
     */
    public NotificationHubJob await(String jobId, Duration atMost) {
        return await(jobId, atMost, job -> {});
    }

    /**
     * Waits in the same way, and shows the job each time that it was read.
     *
     * @param jobId its id
     * @param atMost how long to wait, more than zero and at most 30 days; a read is waited for beyond that
     * @param progress gets the job on the caller's thread, the last time with what is the result; what it throws ends the
     *     waiting
     * @return the job, which may have failed
     * @throws NotFoundException if there is none, or no such hub
     */
    public NotificationHubJob await(String jobId, Duration atMost, Consumer<? super NotificationHubJob> progress) {
        return Polling.call(pipeline, jobs.await(jobId, atMost, progress));
    }
}
