package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Over connections that it was given and does not close. Thread-safe. */
final class BorrowingTransport implements AsyncTransport {
    private final ReferenceTransport borrowed;
    private volatile boolean closed;

    BorrowingTransport(ReferencePool pool) {
        this.borrowed = new ReferenceTransport(pool);
    }

    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        if (closed) {
            throw new RequestNotSentException("the transport is closed");
        }
        return borrowed.send(request, cancellation);
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        return closed
                ? CompletableFuture.failedFuture(new RequestNotSentException("the transport is closed"))
                : borrowed.sendAsync(request, cancellation);
    }

    @Override
    public void close() {
        closed = true;
    }
}
