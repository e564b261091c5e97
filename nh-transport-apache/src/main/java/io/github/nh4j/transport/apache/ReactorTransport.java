package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Sends with the asynchronous client. Thread-safe. */
final class ReactorTransport implements AsyncTransport {
    private final CloseableHttpAsyncClient client;
    private final boolean owned;
    private volatile boolean closed;

    ReactorTransport(CloseableHttpAsyncClient client, boolean owned) {
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
        Exchange exchange = Exchange.async(request, Settings.of(RequestConfig.DEFAULT, request));
        AsyncRequestProducer http = new BasicRequestProducer(
                exchange.withAuthorityAndHeaders(new BasicHttpRequest(request.method(), request.uri())),
                exchange.body());
        AnswerConsumer consumer = new AnswerConsumer(exchange);
        CompletableFuture<TransportResponse> ended = new CompletableFuture<>();
        Future<TransportResponse> pending =
                client.execute(exchange.target(), http, consumer, null, exchange.context(), new Completion(ended));
        Cancellation.Registration registration = cancellation.onCancel(() -> {
            consumer.giveUp();
            pending.cancel(true);
            exchange.disconnect();
        });
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        var unused = ended.whenComplete((response, failure) -> {
            registration.close();
            settle(result, exchange, cancellation.isCancelled(), response, failure);
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
        } else if (failure instanceof IOException
                || failure instanceof HttpException
                || failure instanceof IllegalStateException) {
            // The second is what cannot be understood, the last how the client says that it or the connection is
            // closed.
            result.completeExceptionally(exchange.failed((Exception) failure, aborted));
        } else {
            result.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (owned) {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    /** Ends a future with the bare result of the client. */
    private record Completion(CompletableFuture<TransportResponse> ended) implements FutureCallback<TransportResponse> {
        @Override
        public void completed(TransportResponse response) {
            ended.complete(response);
        }

        @Override
        public void failed(Exception failure) {
            ended.completeExceptionally(failure);
        }

        @Override
        public void cancelled() {
            ended.completeExceptionally(new CancellationException());
        }
    }
}
