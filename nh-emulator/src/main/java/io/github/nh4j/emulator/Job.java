package io.github.nh4j.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A job that was submitted. It has no thread: whoever asks for it does a part of its work first, half of it at the first
 * time and the rest at the second. Thread-safe.
 */
final class Job {
    private static final String OUTPUT = "Output.txt";
    private static final String FAILED = "Failed.txt";

    private final String id;
    private final JobRequest request;
    private final JobFiles files;
    private final JobWork work;
    private final Instant createdAt;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile State state;

    Job(String id, JobRequest request, JobFiles files, ServerGeneration generation, Instant createdAt) {
        this.id = id;
        this.request = request;
        this.files = files;
        this.work = request.importFile() == null
                ? new JobExport(generation)
                : new JobImport(request.type(), request.importFile(), files);
        this.createdAt = createdAt;
        this.state = new State(Status.STARTED, 0, "", "", createdAt);
    }

    /** How far a job can be. */
    enum Status {
        STARTED("Started"),
        RUNNING("Running"),
        COMPLETED("Completed"),
        FAILED("Failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * How far it is.
     *
     * @param progress in percent
     * @param failure why it failed; empty if it did not
     * @param folder where its files are, the container's name included; empty if it has none yet
     */
    record State(Status status, double progress, String failure, String folder, Instant updatedAt) {
        boolean isFinal() {
            return status == Status.COMPLETED || status == Status.FAILED;
        }

        String outputFile() {
            return folder + "/" + OUTPUT;
        }

        String failedFile() {
            return folder + "/" + FAILED;
        }
    }

    String id() {
        return id;
    }

    JobRequest request() {
        return request;
    }

    Instant createdAt() {
        return createdAt;
    }

    State state() {
        return state;
    }

    /** Does the next part of the work, if there is any. */
    void goOn(HostedHub hub) {
        lock.lock();
        try {
            if (!state.isFinal()) {
                state = next(hub, state);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does all of the work. */
    void finish(HostedHub hub) {
        while (!state.isFinal()) {
            goOn(hub);
        }
    }

    private State next(HostedHub hub, State before) {
        Instant now = hub.state().now();
        String name = hub.name() + "/" + id + "/";
        String folder = before.folder();
        boolean begins = before.status() == Status.STARTED;
        try (OutputStream done = files.append(request.container(), name + OUTPUT);
                OutputStream failed = files.append(request.container(), name + FAILED)) {
            // The service has two slashes there.
            folder = files.nameOf(request.container()) + "//" + hub.name() + "/" + id;
            double progress = work.until(begins ? 50 : 100, hub, new JobOutput(done, failed));
            return begins
                    ? new State(Status.RUNNING, progress, "", folder, now)
                    : new State(Status.COMPLETED, 100, "", folder, now);
        } catch (JobFailure failure) {
            return new State(Status.FAILED, before.progress(), failure.words(), folder, now);
        } catch (IOException e) {
            // Without the message: a path of this machine is in it.
            String words =
                    "A file could not be read or written: " + e.getClass().getSimpleName();
            return new State(Status.FAILED, before.progress(), words, folder, now);
        }
    }
}
