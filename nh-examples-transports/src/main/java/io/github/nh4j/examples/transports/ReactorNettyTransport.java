package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** Sends with Reactor Netty, on its event loops; what is hung on a future runs on them too. */
public final class ReactorNettyTransport implements AsyncTransport {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CONNECTIONS = 500;

    private final ConnectionProvider connections;
    private final HttpClient client;
    private volatile boolean closed;

    private ReactorNettyTransport(ConnectionProvider connections) {
        this.connections = connections;
        this.client = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .disableRetry(true)
                .followRedirect(false)
                .compress(false);
    }

    /** With connections of its own, on the event loops that all users of Reactor Netty share. */
    public static ReactorNettyTransport create() {
        return new ReactorNettyTransport(ConnectionProvider.create("nh4j", CONNECTIONS));
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        if (closed || cancellation.isCancelled()) {
            result.completeExceptionally(
                    new RequestNotSentException("closed or cancelled before the request was sent"));
            return result;
        }
        AtomicBoolean begun = new AtomicBoolean();
        Disposable exchange = client.doOnRequest((sent, connection) -> begun.set(true))
                .headers(headers -> request.headers().forEach(headers::add))
                .request(HttpMethod.valueOf(request.method()))
                .uri(request.uri())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.body())))
                .responseConnection((response, connection) -> read(request, response, connection))
                .single()
                .subscribe(result::complete, e -> result.completeExceptionally(meaning(e, begun.get())));
        Cancellation.Registration registration = cancellation.onCancel(() -> {
            exchange.dispose();
            result.completeExceptionally(new IOException("the exchange was aborted"));
        });
        var unused = result.whenComplete((response, failure) -> registration.close());
        return result;
    }

    private static Mono<TransportResponse> read(
            TransportRequest request, HttpClientResponse response, Connection connection) {
        int status = response.status().code();
        int cap = request.maxResponseBytes();
        Headers.Builder copy = Headers.builder();
        response.responseHeaders().forEach(field -> copy.add(field.getKey(), field.getValue()));
        Headers headers = copy.build();
        IOException tooLarge =
                new ResponseTooLargeException(status, headers, "the response has more than " + cap + " bytes");
        String length = response.responseHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        boolean announced = length != null && status != 304 && Long.parseLong(length) > cap;
        Mono<ByteArrayOutputStream> body = announced
                ? Mono.error(tooLarge)
                : connection.inbound().receive().asByteArray().collect(ByteArrayOutputStream::new, (whole, bytes) -> {
                    if (bytes.length > cap - whole.size()) {
                        throw Exceptions.propagate(tooLarge);
                    }
                    whole.writeBytes(bytes);
                });
        return body.map(whole -> TransportResponse.of(status, headers, whole.toByteArray()))
                .onErrorMap(e -> e == tooLarge ? e : cut(status, headers, e))
                .doOnError(e -> connection.dispose());
    }

    private static IOException cut(int status, Headers headers, Throwable cause) {
        IOException cut = new IncompleteResponseException(status, headers, "the response was cut");
        cut.initCause(cause);
        return cut;
    }

    /** Before the request has begun nothing was sent, whatever broke. Netty reports broken peers as unchecked exceptions. */
    private static Throwable meaning(Throwable failure, boolean begun) {
        if (!begun) {
            return new RequestNotSentException("no connection could be made", failure);
        }
        boolean asItIs = failure instanceof IOException || failure instanceof Error;
        return asItIs ? failure : new IOException("the connection broke, or the answer is not HTTP", failure);
    }

    /** Ends the connections; calls that come later are not sent. */
    @Override
    public void close() {
        closed = true;
        connections.dispose();
    }
}
