package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Logger;

/** Ways to break T14 to T16. */
final class LifeFlaws {
    private static final Logger LOG = Logger.getLogger(LifeFlaws.class.getName());

    private LifeFlaws() {}

    static ReferenceTransport throwingOnSecondClose() {
        AtomicBoolean closed = new AtomicBoolean();
        return new ReferenceTransport() {
            @Override
            public void close() {
                if (closed.getAndSet(true)) {
                    throw new IllegalStateException("closed already");
                }
                super.close();
            }
        };
    }

    static ReferenceTransport withoutClose() {
        return new ReferenceTransport() {
            @Override
            public void close() {}
        };
    }

    /** Takes no call any more, but keeps its connections. */
    static ReferenceTransport keepingConnectionsWhenClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        return new ReferenceTransport() {
            @Override
            public TransportResponse send(TransportRequest request, Cancellation cancellation)
                    throws IOException, InterruptedException {
                if (closed.get()) {
                    throw new RequestNotSentException("closed");
                }
                return super.send(request, cancellation);
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    static ReferenceTransport waitingInClose() {
        ReadWriteLock open = new ReentrantReadWriteLock();
        return new ReferenceTransport() {
            @Override
            public TransportResponse send(TransportRequest request, Cancellation cancellation)
                    throws IOException, InterruptedException {
                open.readLock().lock();
                try {
                    return super.send(request, cancellation);
                } finally {
                    open.readLock().unlock();
                }
            }

            @Override
            public void close() {
                open.writeLock().lock();
                try {
                    super.close();
                } finally {
                    open.writeLock().unlock();
                }
            }
        };
    }

    static ReferenceTransport threadForEachCall() {
        return new ReferenceTransport() {
            @Override
            public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
                CompletableFuture<TransportResponse> future = new CompletableFuture<>();
                new Thread(() -> {
                            try {
                                future.complete(send(request, cancellation));
                            } catch (Exception e) {
                                future.completeExceptionally(e);
                            }
                        })
                        .start();
                return future;
            }
        };
    }

    static ReferenceTransport printingHeaders() {
        Around printing = (inner, request, cancellation) -> {
            request.headers().forEach((name, value) -> System.out.println(name + ": " + value));
            return inner.send(request, cancellation);
        };
        return printing.transport();
    }

    static ReferenceTransport loggingBodies() {
        Around logging = (inner, request, cancellation) -> {
            TransportResponse response = inner.send(request, cancellation);
            LOG.info(() -> "answered " + Rules.text(response));
            return response;
        };
        return logging.transport();
    }

    static ReferenceTransport loggingFailures() {
        Around logging = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } catch (IOException e) {
                LOG.warning(() -> "failed: " + request.headers().first("Authorization") + e);
                throw e;
            }
        };
        return logging.transport();
    }

    static ReferenceTransport wrappingRuntimeExceptions() {
        Around wrapping = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } catch (RuntimeException e) {
                throw new IOException("it failed", e);
            }
        };
        return wrapping.transport();
    }

    static ReferenceTransport throwingCompletionExceptions() {
        Around wrapping = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } catch (RuntimeException e) {
                throw new CompletionException(e);
            }
        };
        return wrapping.transport();
    }
}
