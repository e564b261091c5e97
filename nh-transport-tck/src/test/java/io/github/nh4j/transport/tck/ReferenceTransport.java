package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * HTTP/1.1 over plain sockets, as little as keeps every rule. It is here to be broken: what a rule depends on is a method
 * that can be overridden. Thread-safe.
 */
class ReferenceTransport implements AsyncTransport {
    private static final Set<String> WITH_LENGTH = Set.of("POST", "PUT", "PATCH");

    private final ReferencePool pool;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "reference-transport");
        thread.setDaemon(true);
        return thread;
    });

    ReferenceTransport() {
        this(new ReferencePool());
    }

    /** Over connections that may be those of another transport, too. */
    ReferenceTransport(ReferencePool pool) {
        this.pool = pool;
    }

    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        Objects.requireNonNull(request, "request");
        ReferenceExchange exchange = new ReferenceExchange(this, pool, request);
        Cancellation.Registration registration = cancellation.onCancel(exchange::abort);
        try {
            return exchange.run();
        } finally {
            registration.close();
            exchange.end();
        }
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        CompletableFuture<TransportResponse> response = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    response.complete(send(request, cancellation));
                } catch (Throwable e) {
                    response.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            response.completeExceptionally(new RequestNotSentException("the transport is closed", e));
        }
        return response;
    }

    String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The bytes before the body. */
    byte[] head(TransportRequest request) {
        StringBuilder head = new StringBuilder(request.method() + " " + target(request.uri()) + " HTTP/1.1\r\n");
        head.append("Host: ").append(request.uri().getRawAuthority()).append("\r\n");
        int length = request.body().length;
        if (length > 0 || WITH_LENGTH.contains(request.method())) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] body(TransportRequest request) {
        return request.body();
    }

    ReferenceConnection connection(URI uri) {
        return new ReferenceConnection(uri);
    }

    ReferenceReader reader(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes());
    }

    /** Whether a cancellation ends an exchange in this phase. */
    boolean mayAbort(boolean sent) {
        return true;
    }

    /** What becomes of a failure that came without a status. */
    IOException failure(TransportRequest request, boolean sent, IOException cause) {
        String where = request.uri().getRawAuthority();
        return sent
                ? new IOException("the exchange with " + where + " broke", cause)
                : new RequestNotSentException("no connection to " + where, cause);
    }

    /** Keeps for the next exchange a connection that served one, or not. */
    void release(ReferenceConnection connection, boolean mayServeAgain) {
        if (mayServeAgain) {
            pool.give(connection);
        } else {
            connection.close();
        }
    }

    @Override
    public void close() {
        pool.close();
        threads.shutdown();
    }
}
