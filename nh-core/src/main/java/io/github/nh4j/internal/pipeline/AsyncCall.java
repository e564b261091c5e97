package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.internal.time.Alarm;
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
    private final AsyncTransport transport;
    private final CallFuture<R> future;
    private volatile @Nullable Call inFlight;
    private volatile @Nullable Alarm alarm;

    AsyncCall(Pipeline pipeline, AsyncTransport transport) {
        this.pipeline = pipeline;
        this.transport = transport;
        this.future = new CallFuture<>(this::cancelledByCaller, pipeline.callbacks());
    }

    CompletableFuture<R> start(Supplier<Endpoint<R>> arguments) {
        try {
            Endpoint<R> endpoint = arguments.get();
            begin(endpoint, pipeline.newAttempts(endpoint.kind()));
        } catch (RuntimeException | Error wrongArgumentsOrADefect) {
            future.fail(wrongArgumentsOrADefect);
        }
        return future;
    }

    /** Another call may have been asked to wait while this one did. */
    private void begin(Endpoint<R> endpoint, Attempts attempts) {
        CoolDown.Pause coolDown = pipeline.coolDown(endpoint, attempts);
        if (coolDown == null) {
            attempt(endpoint, attempts);
        } else {
            pause(endpoint, attempts, coolDown.untilNanos());
        }
    }

    private void attempt(Endpoint<R> endpoint, Attempts attempts) {
        if (future.isDone()) {
            return;
        }
        Call call = Call.async(attempts.begin(), attempts.deadlineNanos(), late -> abandon(endpoint, attempts, late));
        TransportRequest request = pipeline.prepare(endpoint, attempts, call);
        if (!pipeline.watch().add(call)) {
            future.fail(Failures.of(endpoint, attempts, AttemptFailure.notBegun(Call.Reason.CLOSE)));
            return;
        }
        inFlight = call;
        if (future.isDone()) {
            call.cancelledByCaller();
        }
        try {
            pipeline.dumpRequest(endpoint, request);
            send(endpoint, attempts, call, request);
        } catch (RuntimeException | Error aDefect) {
            pipeline.watch().remove(call);
            future.fail(aDefect);
        }
    }

    private void send(Endpoint<R> endpoint, Attempts attempts, Call call, TransportRequest request) {
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
            if (call.takeEnd()) {
                onCallbacks(() -> settle(endpoint, attempts, call, request, response, failure));
            }
        });
    }

    private void settle(
            Endpoint<R> endpoint,
            Attempts attempts,
            Call call,
            TransportRequest request,
            TransportResponse response,
            @Nullable Throwable failure) {
        try {
            TransportResponse answer =
                    failure == null ? response : pipeline.answerIn(endpoint, call, bareException(failure));
            R result = pipeline.read(endpoint, attempts, request, answer);
            pipeline.succeeded(endpoint, attempts);
            future.succeed(result);
        } catch (AttemptFailedException e) {
            again(endpoint, attempts, e.failure());
        } catch (RuntimeException | Error e) {
            future.fail(e);
        }
    }

    private void again(Endpoint<R> endpoint, Attempts attempts, AttemptFailure failure) {
        try {
            pause(endpoint, attempts, pipeline.nextAttempt(endpoint, attempts, failure));
        } catch (RuntimeException | Error e) {
            future.fail(e);
        }
    }

    private void pause(Endpoint<R> endpoint, Attempts attempts, long untilNanos) {
        Runnable goOn = () -> onCallbacks(() -> {
            try {
                begin(endpoint, attempts);
            } catch (RuntimeException | Error tooLongOrADefect) {
                future.fail(tooLongOrADefect);
            }
        });
        if (untilNanos - pipeline.nanos() <= 0) {
            goOn.run();
            return;
        }
        Alarm next = new Alarm(pipeline.watch(), untilNanos, goOn);
        alarm = next;
        if (!next.set()) {
            // The client is closed, which the attempt finds out.
            attempt(endpoint, attempts);
        }
        if (future.isDone()) {
            next.stop();
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

    private void cancelledByCaller() {
        Alarm ringing = alarm;
        if (ringing != null) {
            ringing.stop();
        }
        Call call = inFlight;
        if (call != null) {
            call.cancelledByCaller();
        }
    }

    /** The transport goes on although it was told to stop: nobody waits for it any longer. */
    private void abandon(Endpoint<R> endpoint, Attempts attempts, Call call) {
        if (call.takeEnd()) {
            pipeline.watch().remove(call);
            AttemptFailure failure = AttemptFailure.broken(null, call.reason());
            onCallbacks(() -> again(endpoint, attempts, failure));
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
