package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** Ways to break T7, T8 and T10. */
final class EndingFlaws {
    private static final int SLOW_MILLIS = 300;

    private EndingFlaws() {}

    static ReferenceTransport ignoringCancellation() {
        Around ignoring = (inner, request, cancellation) -> inner.send(request, new Cancellation());
        return ignoring.transport();
    }

    static ReferenceTransport abortingOnly(boolean onceSent) {
        return new ReferenceTransport() {
            @Override
            boolean mayAbort(boolean sent) {
                return sent == onceSent;
            }
        };
    }

    static ReferenceTransport abortingSlowly() {
        Around slow = (inner, request, cancellation) -> {
            Cancellation later = new Cancellation();
            try (Cancellation.Registration registration =
                    cancellation.onCancel(() -> CompletableFuture.delayedExecutor(SLOW_MILLIS, TimeUnit.MILLISECONDS)
                            .execute(later::cancel))) {
                return inner.send(request, later);
            }
        };
        return slow.transport();
    }

    /** The caller gets on, and the exchange goes on. */
    static ReferenceTransport abandoning() {
        return new ReferenceTransport() {
            @Override
            public TransportResponse send(TransportRequest request, Cancellation cancellation)
                    throws IOException, InterruptedException {
                CompletableFuture<TransportResponse> response = new CompletableFuture<>();
                Thread exchange = new Thread(() -> {
                    try {
                        response.complete(super.send(request, new Cancellation()));
                    } catch (Exception e) {
                        response.completeExceptionally(e);
                    }
                });
                exchange.setDaemon(true);
                exchange.start();
                try (Cancellation.Registration registration =
                        cancellation.onCancel(() -> response.completeExceptionally(new IOException("cancelled")))) {
                    return response.get();
                } catch (ExecutionException e) {
                    throw new IOException("it failed", e.getCause());
                }
            }
        };
    }

    /** What becomes of a failure that came without a status. */
    @FunctionalInterface
    interface Failing {
        IOException of(TransportRequest request, boolean sent, IOException cause);
    }

    static ReferenceTransport failing(Failing failing) {
        return new ReferenceTransport() {
            @Override
            IOException failure(TransportRequest request, boolean sent, IOException cause) {
                return failing.of(request, sent, cause);
            }
        };
    }

    static IOException asNeverSent(TransportRequest request, boolean sent, IOException cause) {
        return new RequestNotSentException("it was not sent", cause);
    }

    static IOException asInDoubt(TransportRequest request, boolean sent, IOException cause) {
        return new IOException("it broke", cause);
    }

    static IOException withoutCause(TransportRequest request, boolean sent, IOException cause) {
        return sent ? new IOException("it broke") : new RequestNotSentException("it was not sent");
    }

    static IOException withTheBodyInItsMessage(TransportRequest request, boolean sent, IOException cause) {
        String message = "could not send " + new String(request.body(), StandardCharsets.UTF_8);
        return sent ? new IOException(message, cause) : new RequestNotSentException(message, cause);
    }

    static IOException withTheTokenInItsCause(TransportRequest request, boolean sent, IOException cause) {
        IOException telling =
                new IOException(request.headers().first("Authorization").orElse(""), cause);
        return sent ? new IOException("it broke", telling) : new RequestNotSentException("it was not sent", telling);
    }

    static ReferenceTransport trustingAnyName() {
        return new ReferenceTransport() {
            @Override
            ReferenceConnection connection(URI uri) {
                return new ReferenceConnection(uri) {
                    @Override
                    void checkName(SSLSocket socket) {}
                };
            }
        };
    }

    static ReferenceTransport throwingCancellationException() {
        Around throwing = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } catch (IOException e) {
                if (cancellation.isCancelled()) {
                    throw new CancellationException("cancelled");
                }
                throw e;
            }
        };
        return throwing.transport();
    }

    static ReferenceTransport swallowingInterrupts() {
        Around swallowing = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } finally {
                var unused = Thread.interrupted();
            }
        };
        return swallowing.transport();
    }

    /** As one does that interrupts its caller to end a call, and does not take the interrupt back. */
    static ReferenceTransport leavingInterrupts() {
        Around leaving = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } finally {
                if (cancellation.isCancelled()) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        return leaving.transport();
    }

    static ReferenceTransport interruptingLate() {
        Around late = (inner, request, cancellation) -> {
            Thread caller = Thread.currentThread();
            TransportResponse response = inner.send(request, cancellation);
            var unused = cancellation.onCancel(caller::interrupt);
            return response;
        };
        return late.transport();
    }

    /** Closes a connection that may serve another call by then. */
    static ReferenceTransport abortingLate() {
        return new ReferenceTransport() {
            private volatile ReferenceConnection last = new ReferenceConnection(URI.create("http://localhost"));

            @Override
            void release(ReferenceConnection connection, boolean mayServeAgain) {
                last = connection;
                super.release(connection, mayServeAgain);
            }

            @Override
            public TransportResponse send(TransportRequest request, Cancellation cancellation)
                    throws IOException, InterruptedException {
                TransportResponse response = super.send(request, cancellation);
                var unused = cancellation.onCancel(last::close);
                return response;
            }
        };
    }

    static ReferenceTransport startingThoughCancelled() {
        Around starting = (inner, request, cancellation) ->
                inner.send(request, cancellation.isCancelled() ? new Cancellation() : cancellation);
        return starting.transport();
    }
}
