package io.github.nh4j.internal.pipeline;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.internal.endpoint.Batch;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.transport.AsyncTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a batch part by part. Once the first part was attempted nothing is thrown: who catches an exception would send
 * all of it again, and twice to those who have it.
 */
public final class BatchCalls {
    private final List<BatchOutcome.Part> done = new ArrayList<>();
    private @Nullable NotificationHubException failure;

    private BatchCalls() {}

    public static BatchOutcome call(Pipeline pipeline, Batch batch) {
        BatchCalls calls = new BatchCalls();
        for (int part = 0; part < batch.parts(); part++) {
            if (calls.failure != null) {
                calls.notAttempted(batch, part);
                continue;
            }
            try {
                calls.accepted(batch, part, pipeline.call(batch.endpoint(part)));
            } catch (NotificationHubException e) {
                calls.failed(batch, part, e);
            }
        }
        return BatchOutcome.of(calls.done);
    }

    public static CompletableFuture<BatchOutcome> callAsync(
            Pipeline pipeline, AsyncTransport transport, Supplier<Batch> arguments) {
        return new Async(pipeline, transport).start(arguments);
    }

    private void accepted(Batch batch, int part, NotificationOutcome outcome) {
        done.add(BatchOutcome.Part.accepted(batch.from(part), batch.to(part), outcome));
    }

    private void failed(Batch batch, int part, NotificationHubException e) {
        failure = e;
        done.add(BatchOutcome.Part.failed(batch.from(part), batch.to(part), e));
    }

    private void notAttempted(Batch batch, int part) {
        String trackingId = failure == null ? "" : failure.trackingId();
        done.add(BatchOutcome.Part.failed(
                batch.from(part),
                batch.to(part),
                new TransportException(
                        batch.operation()
                                + ": not attempted, since an earlier part failed. [delivery=NOT_SENT, trackingId="
                                + trackingId + " of that part]",
                        Delivery.NOT_SENT,
                        trackingId,
                        failure)));
    }

    /** The same, with a future that ends the part in flight when it is cancelled. */
    private static final class Async {
        private final Pipeline pipeline;
        private final AsyncTransport transport;
        private final BatchCalls calls = new BatchCalls();
        private final CallFuture<BatchOutcome> outcome;
        private volatile @Nullable CompletableFuture<NotificationOutcome> inFlight;

        Async(Pipeline pipeline, AsyncTransport transport) {
            this.pipeline = pipeline;
            this.transport = transport;
            this.outcome = new CallFuture<>(this::abort, pipeline.callbacks());
        }

        CompletableFuture<BatchOutcome> start(Supplier<Batch> arguments) {
            try {
                run(arguments.get(), 0);
            } catch (RuntimeException wrongArguments) {
                outcome.fail(wrongArguments);
            }
            return outcome;
        }

        /** Loops over parts that end at once instead of recursing: there may be thousands. */
        private void run(Batch batch, int from) {
            for (int part = from; part < batch.parts() && !outcome.isDone(); part++) {
                if (calls.failure != null) {
                    calls.notAttempted(batch, part);
                    continue;
                }
                int current = part;
                CompletableFuture<NotificationOutcome> sending =
                        pipeline.callAsync(transport, () -> batch.endpoint(current));
                inFlight = sending;
                if (outcome.isDone()) {
                    sending.cancel(true);
                }
                if (!sending.isDone()) {
                    CompletableFuture<NotificationOutcome> unused = sending.whenComplete((sent, e) -> {
                        record(batch, current, sent, e);
                        run(batch, current + 1);
                    });
                    return;
                }
                CompletableFuture<NotificationOutcome> unused =
                        sending.whenComplete((sent, e) -> record(batch, current, sent, e));
            }
            outcome.succeed(BatchOutcome.of(calls.done));
        }

        private void record(Batch batch, int part, NotificationOutcome sent, @Nullable Throwable e) {
            if (e == null) {
                calls.accepted(batch, part, sent);
            } else if (e instanceof NotificationHubException failed) {
                calls.failed(batch, part, failed);
            } else {
                // Wrong arguments, which the first part finds; or an Error, which nobody can sum up in an outcome.
                outcome.fail(e);
            }
        }

        private void abort() {
            CompletableFuture<NotificationOutcome> sending = inFlight;
            if (sending != null) {
                sending.cancel(true);
            }
        }
    }
}
