package io.github.nh4j.integration.chaos;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Leads the first requests to a port where nobody listens; in memory, to what a transport says of one. */
final class RefusedConnections implements AsyncTransport {
    private final AsyncTransport transport;
    private final OptionalInt closedPort;
    private final AtomicInteger left;

    RefusedConnections(AsyncTransport transport, OptionalInt closedPort, int howMany) {
        this.transport = transport;
        this.closedPort = closedPort;
        this.left = new AtomicInteger(howMany);
    }

    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        if (left.getAndDecrement() <= 0) {
            return transport.send(request, cancellation);
        }
        if (closedPort.isEmpty()) {
            throw refused();
        }
        return transport.send(elsewhere(request, closedPort.getAsInt()), cancellation);
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        if (left.getAndDecrement() <= 0) {
            return transport.sendAsync(request, cancellation);
        }
        return closedPort.isEmpty()
                ? CompletableFuture.failedFuture(refused())
                : transport.sendAsync(elsewhere(request, closedPort.getAsInt()), cancellation);
    }

    private static RequestNotSentException refused() {
        return new RequestNotSentException("refused", new ConnectException("refused"));
    }

    private static TransportRequest elsewhere(TransportRequest request, int port) {
        URI uri = request.uri();
        TransportRequest.Builder led = TransportRequest.builder(
                        request.method(),
                        URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port + uri.getRawPath() + "?"
                                + uri.getRawQuery()))
                .body(request.body())
                .timeout(request.timeout())
                .maxResponseBytes(request.maxResponseBytes());
        request.headers().forEach(led::header);
        return led.build();
    }
}
