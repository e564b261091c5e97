package io.github.nh4j.internal.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A future that aborts the exchange when its holder ends it in any way: {@code cancel(true)}, {@code cancel(false)},
 * {@code orTimeout}, {@code complete}; on itself or on any stage derived from it, which cancels it. An ordinary future
 * would let the push go on. A {@code minimalCompletionStage()} stays what it is in the JDK: made for those who shall not end the call.
 */
final class CallFuture<T> extends CompletableFuture<T> {
    private final Runnable abort;
    private final Executor callbacks;

    CallFuture(Runnable abort, Executor callbacks) {
        this.abort = abort;
        this.callbacks = callbacks;
    }

    /** The result of the call. */
    void succeed(T value) {
        super.complete(value);
    }

    /** The failure of the call. */
    void fail(Throwable failure) {
        super.completeExceptionally(failure);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CallFuture<>(() -> cancel(true), callbacks);
    }

    /** The JDK's default makes a thread for each task on machines with one or two processors. */
    @Override
    public Executor defaultExecutor() {
        return callbacks;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return aborting(super.cancel(mayInterruptIfRunning));
    }

    @Override
    public boolean complete(T value) {
        return aborting(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return aborting(super.completeExceptionally(failure));
    }

    private boolean aborting(boolean endedByTheHolder) {
        if (endedByTheHolder) {
            abort.run();
        }
        return endedByTheHolder;
    }
}
