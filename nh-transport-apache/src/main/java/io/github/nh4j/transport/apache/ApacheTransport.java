package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends with Apache HttpClient 5, from 5.3 on: over HTTP/1.1 where the caller waits; with futures over HTTP/2 where the
 * peer offers it with TLS, else over HTTP/1.1.
 *
 * <p>Proxy with its credentials, TLS, connect timeout, pool, metrics and interceptors are those of the client that is
 * passed to {@link #using}. What would break the rules of {@link Transport} is switched off for each request, whatever
 * the client does by default: retries, redirects, cookies, answers to a 401, compression, {@code Expect}. For a lease
 * and for each silence of the peer the limit is the client's own or the time left for the call, whichever is shorter.
 *
 * <p>Differs from the rules in what HttpClient cannot be told: a request without a body has {@code Content-Length: 0},
 * GET and DELETE too. The asynchronous client resolves names on the thread that calls it, and looks at the limit of a
 * lease only when a connection comes back. A future that is aborted ends at once, but with a client that was passed in its
 * connection may stay: in the connecting or the TLS handshake until the connect timeout; later until the peer sends more
 * or, over HTTP/1.1, the response timeout ends. A client that is passed in has, unless it was built with more, 5
 * connections to a host.
 *
 * <p>Thread-safe.
 */
public final class ApacheTransport implements AsyncTransport {
    private final ApacheClassicTransport blocking = new ApacheClassicTransport(Clients.classic(), true);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ApacheAsyncTransport futures;
    private boolean closed;

    private ApacheTransport() {}

    /**
     * A transport with clients of its own, for 256 connections each, a connect timeout of five seconds, and the proxy of
     * the system properties. The asynchronous client and its threads are made at the first {@link #sendAsync}.
     *
     * @return a transport that closes its clients
     */
    public static ApacheTransport create() {
        return new ApacheTransport();
    }

    /**
     * A transport over a blocking client that the application has. For futures, lend it threads with
     * {@link AsyncTransport#offload}.
     *
     * @param client any client
     * @return a transport that leaves the client open
     */
    public static Transport using(CloseableHttpClient client) {
        return new ApacheClassicTransport(client, false);
    }

    /**
     * A transport over an asynchronous client that the application has. Its blocking calls wait for the future.
     *
     * @param client any client; it must have been started when the first call comes
     * @return a transport that leaves the client open
     */
    public static AsyncTransport using(CloseableHttpAsyncClient client) {
        return new ApacheAsyncTransport(client, false);
    }

    /** {@inheritDoc} */
    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation) throws IOException {
        return blocking.send(request, cancellation);
    }

    /** {@inheritDoc} */
    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        ApacheAsyncTransport started = futures();
        return started == null
                ? CompletableFuture.failedFuture(new RequestNotSentException("the transport is closed"))
                : started.sendAsync(request, cancellation);
    }

    private @Nullable ApacheAsyncTransport futures() {
        ApacheAsyncTransport started = futures;
        if (started != null) {
            return started;
        }
        lock.lock();
        try {
            if (futures == null && !closed) {
                futures = new ApacheAsyncTransport(Clients.async(), true);
            }
            return futures;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the clients, with what they have in flight. Calls that start later fail.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        blocking.close();
        ApacheAsyncTransport started = futures;
        if (started != null) {
            started.close();
        }
    }
}
