package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Sends with the asynchronous client. Thread-safe. */
final class ApacheAsyncTransport implements AsyncTransport {
    private final CloseableHttpAsyncClient client;
    private final boolean owned;

    /** What ends the calls in flight when an own client is closed: it forgets them otherwise. */
    private final Set<Runnable> aborts = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    ApacheAsyncTransport(CloseableHttpAsyncClient client, boolean owned) {
        this.client = client;
        this.owned = owned;
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        if (closed || cancellation.isCancelled()) {
            return CompletableFuture.failedFuture(new RequestNotSentException(
                    closed ? "the transport is closed" : "cancelled before the request was sent"));
        }
        // The asynchronous client does not tell its default configuration.
        Exchange exchange = new Exchange(request, Settings.of(RequestConfig.DEFAULT, request));
        AsyncRequestProducer http;
        try {
            http = new BasicRequestProducer(
                    exchange.filled(new BasicHttpRequest(request.method(), "/")), exchange.body());
        } catch (RequestNotSentException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<TransportResponse> ended = new CompletableFuture<>();
        AnswerConsumer consumer = new AnswerConsumer(exchange, ended);
        Future<TransportResponse> pending =
                client.execute(exchange.target(), http, consumer, null, exchange.context(), consumer);
        Runnable abort = () -> {
            consumer.giveUp();
            exchange.wire().drop();
            pending.cancel(true);
            consumer.cancelled();
        };
        Cancellation.Registration registration = cancellation.onCancel(abort);
        aborts.add(abort);
        if (owned && closed) {
            abort.run();
        }
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        var unused = ended.whenComplete((response, failure) -> {
            registration.close();
            aborts.remove(abort);
            settle(result, exchange, consumer.isGivenUp(), response, failure);
        });
        return result;
    }

    private static void settle(
            CompletableFuture<TransportResponse> result,
            Exchange exchange,
            boolean aborted,
            @Nullable TransportResponse response,
            @Nullable Throwable failure) {
        if (response != null) {
            result.complete(response);
        } else if (failure instanceof Exception io
                && (!(io instanceof RuntimeException) || io instanceof IllegalStateException)) {
            // HttpClient has checked exceptions of other kinds, too, and one unchecked for what is closed.
            result.completeExceptionally(exchange.failed(io, aborted));
        } else {
            result.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (owned) {
            aborts.forEach(Runnable::run);
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
