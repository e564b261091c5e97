package io.github.nh4j.emulator;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** Hands requests to the emulator on the caller's thread. Nothing blocks, so its futures are complete at once. */
final class EmulatorTransport implements AsyncTransport {
    private final NamespaceRouter router;

    EmulatorTransport(NamespaceRouter router) {
        this.router = router;
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return CompletableFuture.failedFuture(new RequestNotSentException("cancelled before the request started"));
        }
        TransportResponse response = router.handle(request.method(), request.uri(), request.headers(), request.body());
        if (response.body().length > request.maxResponseBytes()) {
            return CompletableFuture.failedFuture(new ResponseTooLargeException(
                    response.status(),
                    response.headers(),
                    "the response has more than " + request.maxResponseBytes() + " bytes"));
        }
        return CompletableFuture.completedFuture(response);
    }
}
