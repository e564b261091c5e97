package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;

/**
 * Sends with OkHttp, over HTTP/2 where the client and the peer agree on it, else over HTTP/1.1.
 *
 * <p>Proxy, TLS, name resolution, pool, interceptors, event listeners, connect and call timeout are those of the client:
 * build one as you like and pass it to {@link #using}. Redirects, repeats, cookies, cache, authentication replies, and
 * timeouts for reading and writing are off for what this transport sends, whatever the client does for others.
 *
 * <p>Asynchronous calls each hold a thread of the client's dispatcher while they run. At most 64 of them run at once, or
 * as many as that dispatcher allows if those are more; others wait.
 *
 * <p>Differs from the rules of {@link io.github.nh4j.transport.Transport} in what OkHttp cannot be told: an apostrophe in a
 * query is sent as {@code %27}; a path with a segment {@code .} or {@code ..}, and a GET with a body, are not sent; an
 * empty DELETE has {@code Content-Length: 0}; a GET that is answered 421 on an HTTP/2 connection that was opened for
 * another host is repeated on one of its own; a 204 or 205 that announces a body is an {@link IOException}; and what a
 * peer sends over HTTP/1.1 beyond its answer is taken for the next one.
 *
 * <p>Thread-safe.
 */
public final class OkHttpTransport implements AsyncTransport {
    private final OkHttpClient client;
    private final boolean owned;
    private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private OkHttpTransport(OkHttpClient client, boolean owned) {
        this.client = Clients.derive(client);
        this.owned = owned;
    }

    /**
     * A transport with a client of its own: OkHttp's defaults, a connect timeout of five seconds, and up to 64 idle
     * connections.
     *
     * @return a transport that closes its client
     */
    public static OkHttpTransport create() {
        return new OkHttpTransport(Clients.open(), true);
    }

    /**
     * A transport over a client that the application has.
     *
     * @param client is not changed: the transport derives one that shares its connections and its dispatcher's executor
     * @return a transport that leaves the client open
     */
    public static OkHttpTransport using(OkHttpClient client) {
        return new OkHttpTransport(client, false);
    }

    /** {@inheritDoc} */
    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        Exchange exchange = begin(request, cancellation);
        // Closed before the call is ended: from there on no late abort can hit it.
        try (Cancellation.Registration registration = cancellation.onCancel(exchange::abort)) {
            return exchange.execute();
        } finally {
            end(exchange);
        }
    }

    /** {@inheritDoc} */
    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        try {
            Exchange exchange = begin(request, cancellation);
            Cancellation.Registration registration = cancellation.onCancel(exchange::abort);
            return exchange.enqueue(() -> {
                registration.close();
                end(exchange);
            });
        } catch (RequestNotSentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Exchange begin(TransportRequest request, Cancellation cancellation) throws RequestNotSentException {
        if (cancellation.isCancelled()) {
            throw new RequestNotSentException("cancelled before the request was sent");
        }
        Exchange exchange = new Exchange(client, request);
        inFlight.add(exchange);
        // Asked after the call is there for close() to abort.
        if (closed) {
            inFlight.remove(exchange);
            throw new RequestNotSentException("the transport is closed");
        }
        return exchange;
    }

    private void end(Exchange exchange) {
        inFlight.remove(exchange);
        if (closed) {
            shutDown();
        }
    }

    /**
     * Ends the calls in flight; calls that start later fail. A client that this transport made is shut down. A client that
     * was passed in stays open.
     */
    @Override
    public void close() {
        closed = true;
        inFlight.forEach(Exchange::abort);
        shutDown();
    }

    private void shutDown() {
        if (owned) {
            Clients.shutDown(client);
        }
    }
}
