package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.endpoint.CallSequence;
import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.transport.AsyncTransport;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a sequence one after the other. The first one that fails ends it. */
public final class SequenceCalls<R> {
    private final Pipeline pipeline;
    private final AsyncTransport transport;
    private final CallFuture<R> outcome;
    private volatile @Nullable CompletableFuture<Void> inFlight;

    private SequenceCalls(Pipeline pipeline, AsyncTransport transport) {
        this.pipeline = pipeline;
        this.transport = transport;
        this.outcome = new CallFuture<>(this::abort, pipeline.callbacks());
    }

    public static <R> R call(Pipeline pipeline, CallSequence<R> sequence) {
        for (Endpoint<Void> next = sequence.next(); next != null; next = sequence.next()) {
            pipeline.call(next);
        }
        return sequence.result();
    }

    /** The same, with a future that ends the call in flight when it is cancelled. */
    public static <R> CompletableFuture<R> callAsync(
            Pipeline pipeline, AsyncTransport transport, Supplier<CallSequence<R>> arguments) {
        SequenceCalls<R> calls = new SequenceCalls<>(pipeline, transport);
        try {
            calls.run(arguments.get());
        } catch (RuntimeException wrongArguments) {
            calls.outcome.fail(wrongArguments);
        }
        return calls.outcome;
    }

    /** Loops over calls that end at once instead of recursing: there may be thousands. */
    private void run(CallSequence<R> sequence) {
        Endpoint<Void> next = sequence.next();
        while (next != null && !outcome.isDone()) {
            Endpoint<Void> current = next;
            CompletableFuture<Void> call = pipeline.callAsync(transport, () -> current);
            inFlight = call;
            if (outcome.isDone()) {
                call.cancel(true);
            }
            if (!call.isDone()) {
                CompletableFuture<Void> unused = call.whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        run(sequence);
                    } else {
                        outcome.fail(failure);
                    }
                });
                return;
            }
            CompletableFuture<Void> unused = call.whenComplete((nothing, failure) -> {
                if (failure != null) {
                    outcome.fail(failure);
                }
            });
            next = sequence.next();
        }
        if (next == null) {
            outcome.succeed(sequence.result());
        }
    }

    private void abort() {
        CompletableFuture<Void> call = inFlight;
        if (call != null) {
            call.cancel(true);
        }
    }
}
