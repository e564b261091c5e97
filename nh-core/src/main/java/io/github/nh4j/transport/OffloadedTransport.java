package io.github.nh4j.transport;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A blocking transport whose asynchronous calls run on an executor; its blocking calls stay on the caller's thread. */
final class OffloadedTransport implements AsyncTransport {
    private final Transport blocking;
    private final Executor executor;

    OffloadedTransport(Transport blocking, Executor executor) {
        this.blocking = blocking;
        this.executor = executor;
    }

    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        return blocking.send(request, cancellation);
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        CompletableFuture<TransportResponse> response = new CompletableFuture<>();
        AtomicBoolean begun = new AtomicBoolean();
        Cancellation.Registration queued = cancellation.onCancel(() -> {
            if (begun.compareAndSet(false, true)) {
                response.completeExceptionally(new RequestNotSentException("cancelled before the call had a thread"));
            }
        });
        try {
            executor.execute(() -> {
                queued.close();
                if (begun.compareAndSet(false, true)) {
                    run(request, cancellation, response);
                }
            });
        } catch (RejectedExecutionException e) {
            queued.close();
            response.completeExceptionally(new RequestNotSentException("the executor has no room for the call", e));
        }
        return response;
    }

    private void run(
            TransportRequest request, Cancellation cancellation, CompletableFuture<TransportResponse> response) {
        try {
            response.complete(blocking.send(request, cancellation));
        } catch (InterruptedException e) {
            if (!cancellation.isCancelled()) {
                Thread.currentThread().interrupt();
            }
            response.completeExceptionally(e);
        } catch (Throwable e) {
            response.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        blocking.close();
    }
}
