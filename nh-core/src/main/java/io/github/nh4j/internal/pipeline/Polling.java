package io.github.nh4j.internal.pipeline;

import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.internal.endpoint.Wait;
import io.github.nh4j.internal.time.Alarm;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads until what is read is final, with pauses that double. A failure that another read may get over is passed over.
 * When the time is over, the result is what was read last or, if nothing was, the failure of the last read.
 */
public final class Polling<T> {
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

    private final Pipeline pipeline;
    private final Wait<T> wait;
    private final long endNanos;
    private long pause;
    private @Nullable T last;
    private @Nullable NotificationHubException failure;

    private Polling(Pipeline pipeline, Wait<T> wait) {
        // What fails is read again anyway, after the pause.
        this.pipeline = pipeline.with(settings -> settings.withRetryPolicy(RetryPolicy.never()));
        this.wait = wait;
        this.endNanos = pipeline.nanos() + wait.atMost().toNanos();
        this.pause = wait.firstPause().toNanos();
    }

    /** Waits on the caller's thread. */
    public static <T> T call(Pipeline pipeline, Wait<T> wait) {
        Polling<T> polling = new Polling<>(pipeline, wait);
        T result = polling.read();
        while (result == null) {
            polling.pause();
            result = polling.read();
        }
        return result;
    }

    /** Waits without a thread. Cancelling the future ends the waiting, and the read in flight. */
    public static <T> CompletableFuture<T> callAsync(
            Pipeline pipeline, AsyncTransport transport, Supplier<Wait<T>> arguments) {
        return new Async<T>(pipeline, transport).start(arguments);
    }

    private @Nullable T read() {
        try {
            return hasRead(pipeline.call(wait.read()));
        } catch (NotificationHubException e) {
            return hasFailed(e);
        }
    }

    /** An interrupt, or the end of the client, shows in the read that follows. */
    private void pause() {
        try {
            if (!Alarm.await(pipeline.watch(), nextRead())) {
                requireOpen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client is closed. Unless that is what the last read failed by, it is what the next one will. */
    private void requireOpen() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The result, or null if it is to be read again. */
    private @Nullable T hasRead(T value) {
        wait.progress().accept(value);
        last = value;
        failure = null;
        return wait.isFinal().test(value) || isOver() ? value : null;
    }

    private @Nullable T hasFailed(NotificationHubException e) {
        if (!mayPass(e)) {
            throw e;
        }
        failure = e;
        if (!isOver()) {
            return null;
        }
        if (last == null) {
            throw e;
        }
        return last;
    }

    private boolean mayPass(NotificationHubException e) {
        return e instanceof ServerBusyException
                || e instanceof ThrottledException
                || (e instanceof NotFoundException && wait.mayBeMissing())
                // The token may have been replaced by now, but not twice in a row.
                || (e instanceof UnauthorizedException && !(failure instanceof UnauthorizedException))
                || (e instanceof ServiceException answer && answer.status() == 408)
                || (e instanceof TransportException && !(e instanceof CallInterruptedException));
    }

    private boolean isOver() {
        return pipeline.nanos() - endNanos >= 0;
    }

    /** When to read again: the last time is exactly at the end. */
    private long nextRead() {
        long now = pipeline.nanos();
        long asked = failure instanceof ServiceException answer
                ? answer.retryAfter().map(Polling::capped).orElse(0L)
                : 0;
        long next = Math.max(pause, asked);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        return now + Math.min(next, Math.max(0, endNanos - now));
    }

    /** A hub may ask for centuries, which have no number in nanoseconds. */
    private static long capped(Duration asked) {
        Duration most = Duration.ofDays(365);
        return (asked.compareTo(most) < 0 ? asked : most).toNanos();
    }

    /** The same with a future. */
    private static final class Async<T> {
        private final Pipeline pipeline;
        private final AsyncTransport transport;
        private final CallFuture<T> outcome;
        private volatile @Nullable CompletableFuture<T> inFlight;
        private volatile @Nullable Alarm alarm;

        Async(Pipeline pipeline, AsyncTransport transport) {
            this.pipeline = pipeline;
            this.transport = transport;
            this.outcome = new CallFuture<>(this::abort, pipeline.callbacks());
        }

        CompletableFuture<T> start(Supplier<Wait<T>> arguments) {
            try {
                read(new Polling<>(pipeline, arguments.get()));
            } catch (RuntimeException wrongArguments) {
                outcome.fail(wrongArguments);
            }
            return outcome;
        }

        private void read(Polling<T> polling) {
            if (outcome.isDone()) {
                return;
            }
            CompletableFuture<T> reading = polling.pipeline.callAsync(transport, polling.wait::read);
            inFlight = reading;
            if (outcome.isDone()) {
                reading.cancel(true);
            }
            CompletableFuture<T> unused = reading.whenComplete((value, e) -> settle(polling, value, e));
        }

        private void settle(Polling<T> polling, T value, @Nullable Throwable e) {
            try {
                T result;
                if (e == null) {
                    result = polling.hasRead(value);
                } else if (e instanceof NotificationHubException failed) {
                    result = polling.hasFailed(failed);
                } else {
                    outcome.fail(e);
                    return;
                }
                if (result != null) {
                    outcome.succeed(result);
                } else {
                    pause(polling);
                }
            } catch (RuntimeException | Error thrown) {
                outcome.fail(thrown);
            }
        }

        private void pause(Polling<T> polling) {
            Runnable goOn = () -> AsyncCall.onCallbacks(pipeline.callbacks(), () -> read(polling));
            Alarm next = new Alarm(pipeline.watch(), polling.nextRead(), goOn);
            alarm = next;
            if (!next.set()) {
                polling.requireOpen();
                read(polling);
            }
            if (outcome.isDone()) {
                next.stop();
            }
        }

        private void abort() {
            Alarm ringing = alarm;
            if (ringing != null) {
                ringing.stop();
            }
            CompletableFuture<T> reading = inFlight;
            if (reading != null) {
                reading.cancel(true);
            }
        }
    }
}
