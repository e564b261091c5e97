package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** Ways to break T11 to T13. */
final class AsyncFlaws {
    private AsyncFlaws() {}

    /** What {@code sendAsync} does. */
    @FunctionalInterface
    interface Starting {
        CompletableFuture<TransportResponse> start(
                AsyncTransport inner, TransportRequest request, Cancellation cancellation);
    }

    static ReferenceTransport starting(Starting starting) {
        return new ReferenceTransport() {
            @Override
            public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
                return starting.start(super::sendAsync, request, cancellation);
            }
        };
    }

    static ReferenceTransport blockingInSendAsync() {
        return new ReferenceTransport() {
            @Override
            public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
                try {
                    return CompletableFuture.completedFuture(send(request, cancellation));
                } catch (IOException | InterruptedException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }
        };
    }

    static CompletableFuture<TransportResponse> connectFirst(
            AsyncTransport inner, TransportRequest request, Cancellation cancellation) {
        try (ReferenceConnection connection = new ReferenceConnection(request.uri());
                Cancellation.Registration registration = cancellation.onCancel(connection::close)) {
            connection.open(request.timeout());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new RequestNotSentException("no connection", e));
        }
        return inner.sendAsync(request, cancellation);
    }

    static CompletableFuture<TransportResponse> wrap(
            AsyncTransport inner, TransportRequest request, Cancellation cancellation) {
        return inner.sendAsync(request, cancellation).thenApply(response -> response);
    }

    static CompletableFuture<TransportResponse> throwWhenCancelled(
            AsyncTransport inner, TransportRequest request, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            throw new UncheckedIOException(new IOException("cancelled"));
        }
        return inner.sendAsync(request, cancellation);
    }

    static CompletableFuture<TransportResponse> forgetWhenCancelled(
            AsyncTransport inner, TransportRequest request, Cancellation cancellation) {
        CompletableFuture<TransportResponse> future = new CompletableFuture<>();
        var unused = inner.sendAsync(request, cancellation).whenComplete((response, failure) -> {
            if (!cancellation.isCancelled()) {
                pass(response, failure, future);
            }
        });
        return future;
    }

    private static void pass(
            TransportResponse response, Throwable failure, CompletableFuture<TransportResponse> future) {
        if (failure == null) {
            future.complete(response);
        } else {
            future.completeExceptionally(failure);
        }
    }

    /** Registers before the transport does, so that its own end of the call always comes second. */
    static CompletableFuture<TransportResponse> cancelTheFuture(
            AsyncTransport inner, TransportRequest request, Cancellation cancellation) {
        CompletableFuture<TransportResponse> future = new CompletableFuture<>();
        var unused = cancellation.onCancel(() -> future.cancel(false));
        var unusedStage = inner.sendAsync(request, cancellation)
                .whenComplete((response, failure) -> pass(response, failure, future));
        return future;
    }

    /** Takes it for a disaster when somebody else has completed the future. */
    static ReferenceTransport closingWhenItsFutureIsTaken() {
        return new ReferenceTransport() {
            @Override
            public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
                CompletableFuture<TransportResponse> future = super.sendAsync(request, cancellation);
                var unused = cancellation.onCancel(() -> {
                    if (future.isDone()) {
                        close();
                    }
                });
                return future;
            }
        };
    }

    static CompletableFuture<TransportResponse> completeBeforeTheBody(
            AsyncTransport inner, TransportRequest request, Cancellation cancellation) {
        CompletableFuture<TransportResponse> future = new CompletableFuture<>();
        var unused = inner.sendAsync(request, cancellation)
                .whenComplete((response, failure) -> pass(
                        failure == null
                                ? TransportResponse.of(response.status(), response.headers(), new byte[0])
                                : response,
                        failure,
                        future));
        return future;
    }

    /** Cannot take a call while it completes a future. */
    static ReferenceTransport refusingCallsOfStages() {
        ThreadLocal<Boolean> completing = ThreadLocal.withInitial(() -> false);
        return starting((inner, request, cancellation) -> {
            CompletableFuture<TransportResponse> future = new CompletableFuture<>();
            if (completing.get()) {
                future.completeExceptionally(new IOException("busy"));
                return future;
            }
            var unused = inner.sendAsync(request, cancellation).whenComplete((response, failure) -> {
                completing.set(true);
                pass(response, failure, future);
                completing.set(false);
            });
            return future;
        });
    }
}
