package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call for which nobody waits. Its future ends on the callback executor, exactly once. */
final class AsyncCall<R> {
    private final Pipeline pipeline;
    private final Call call;
    private final CallFuture<R> future;
    private @Nullable Endpoint<R> endpoint;

    AsyncCall(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.call = Call.async(pipeline.newTrackingId(), pipeline.newDeadline(), this::abandon);
        this.future = new CallFuture<>(call::cancelledByCaller, pipeline.callbacks());
    }

    CompletableFuture<R> start(AsyncTransport transport, Supplier<Endpoint<R>> arguments) {
        try {
            Endpoint<R> checked = arguments.get();
            endpoint = checked;
            TransportRequest request = pipeline.prepare(checked, call);
            if (pipeline.watch().add(call)) {
                pipeline.dumpRequest(checked, request);
                send(transport, checked, request);
            } else {
                future.fail(Failures.closed(checked, call));
            }
        } catch (RuntimeException | Error wrongArgumentsOrADefect) {
            pipeline.watch().remove(call);
            future.fail(wrongArgumentsOrADefect);
        }
        return future;
    }

    private void send(AsyncTransport transport, Endpoint<R> checked, TransportRequest request) {
        CompletableFuture<TransportResponse> exchange;
        try {
            exchange = transport.sendAsync(request, call.cancellation());
        } catch (RuntimeException e) {
            exchange = CompletableFuture.failedFuture(e);
        }
        if (exchange == null) { // Somebody else's transport may do what its interface forbids.
            exchange = CompletableFuture.completedFuture(null);
        }
        CompletableFuture<TransportResponse> unused = exchange.whenComplete((response, failure) -> {
            pipeline.watch().remove(call);
            onCallbacks(() -> settle(checked, response, failure));
        });
    }

    private void settle(Endpoint<R> checked, TransportResponse response, @Nullable Throwable failure) {
        try {
            TransportResponse answer =
                    failure == null ? response : pipeline.answerIn(checked, call, bareException(failure));
            future.succeed(pipeline.read(checked, call, answer));
        } catch (RuntimeException | Error e) {
            future.fail(e);
        }
    }

    /** A transport fails with the bare cause; one that wraps it all the same shall not confuse what is certain. */
    private static Throwable bareException(Throwable failure) {
        Throwable bare =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (bare instanceof Error error) {
            throw error;
        }
        return bare;
    }

    /** The transport goes on although it was told to stop: nobody waits for it any longer. */
    private void abandon() {
        pipeline.watch().remove(call);
        Endpoint<R> started = endpoint;
        if (started != null) {
            onCallbacks(() -> future.fail(Failures.broken(started, call, null)));
        }
    }

    private void onCallbacks(Runnable task) {
        onCallbacks(pipeline.callbacks(), task);
    }

    static void onCallbacks(Executor callbacks, Runnable task) {
        try {
            callbacks.execute(task);
        } catch (RuntimeException | Error e) {
            // An executor that was shut down, or can have no more threads, must not leave a future hanging.
            task.run();
        }
    }
}
