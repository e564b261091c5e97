package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends with the {@link HttpClient} of the JDK, over HTTP/2 where the peer offers it with TLS, else over HTTP/1.1.
 *
 * <p>Proxy, TLS, connect timeout, executor and HTTP version are those of the client: build one as you like, with
 * redirects left off, and pass it to {@link #using}. The pool has no settings but the JDK's system properties, such as
 * {@code jdk.httpclient.keepalive.timeout}.
 *
 * <p>A proxy that asks for credentials is given them by a transport around this one, which sets the header
 * {@code Proxy-Authorization}: the JDK sends it to the proxy only. For Basic and https the JVM must also be told
 * {@code -Djdk.http.auth.tunneling.disabledSchemes=}.
 *
 * <p>Differs from the rules of {@link io.github.nh4j.transport.Transport} in what the JDK cannot be told: it repeats a GET
 * once if the connection ends before the response (never another method), and drops a {@code ?} with nothing behind it.
 *
 * <p>Thread-safe.
 */
public final class JdkTransport implements AsyncTransport {
    private final boolean owned;
    private final @Nullable BlockingCalls blockingCalls = BlockingCalls.areCheaper() ? new BlockingCalls() : null;
    private volatile @Nullable HttpClient client;

    private JdkTransport(HttpClient client, boolean owned) {
        Clients.checkSystemProperties();
        this.client = client;
        this.owned = owned;
    }

    /**
     * A transport with a client of its own: the JDK's defaults and a connect timeout of five seconds.
     *
     * @return a transport that closes its client
     * @throws IllegalStateException if {@code jdk.httpclient.enableAllMethodRetry} is set
     */
    public static JdkTransport create() {
        return new JdkTransport(Clients.open(), true);
    }

    /**
     * A transport over a client that the application has. Give it a connect timeout.
     *
     * @param client one without redirects, cookie handler and authenticator, as the JDK builds it by default
     * @return a transport that leaves the client open
     * @throws IllegalArgumentException if the client follows redirects, or has a cookie handler or an authenticator: the
     *     JDK cannot turn these off for one request
     * @throws IllegalStateException if {@code jdk.httpclient.enableAllMethodRetry} is set
     */
    public static JdkTransport using(HttpClient client) {
        Clients.checkBorrowed(client);
        return new JdkTransport(client, false);
    }

    /** {@inheritDoc} */
    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        HttpClient open = openClient();
        Exchange exchange = new Exchange(request);
        Interrupter abort = new Interrupter();
        boolean interruptSpent = false;
        try {
            // Closed before the clauses below run: from there on no late interrupt can hit this thread.
            try (Cancellation.Registration registration = cancellation.onCancel(abort)) {
                if (abort.fired()) {
                    throw new RequestNotSentException("cancelled before the request was sent");
                }
                return exchange.answered(
                        open.send(exchange.toHttpRequest(), exchange).body());
            }
        } catch (InterruptedException e) {
            interruptSpent = true;
            if (!abort.interrupted()) {
                Thread.currentThread().interrupt();
            }
            throw exchange.aborted(e);
        } catch (IOException e) {
            throw exchange.failed(e);
        } finally {
            if (!interruptSpent) {
                abort.takeBack();
            }
        }
    }

    /** {@inheritDoc} */
    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        if (blockingCalls != null && client != null) {
            return blockingCalls.sendAsync(this, request, cancellation);
        }
        Exchange exchange = new Exchange(request);
        CompletableFuture<HttpResponse<byte[]>> pending;
        try {
            if (cancellation.isCancelled()) {
                throw new RequestNotSentException("cancelled before the request was sent");
            }
            pending = openClient().sendAsync(exchange.toHttpRequest(), exchange);
        } catch (RequestNotSentException e) {
            return CompletableFuture.failedFuture(e);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new RequestNotSentException("the executor of the HttpClient has no room for the call", e));
        }
        Cancellation.Registration registration = cancellation.onCancel(() -> pending.cancel(true));
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        var unused = pending.whenComplete((response, failure) -> {
            registration.close();
            exchange.settle(result, response, failure);
        });
        return result;
    }

    private HttpClient openClient() throws RequestNotSentException {
        HttpClient open = client;
        if (open == null) {
            throw new RequestNotSentException("the transport is closed");
        }
        return open;
    }

    /**
     * Lets go of the client; calls that start later fail. A client that this transport made is shut down, with what it has
     * in flight, where the JDK can do that (from 21 on); before, its thread and its connections end once they are idle and
     * the client is garbage. A client that was passed in stays as it is.
     */
    @Override
    public void close() {
        HttpClient open = client;
        client = null;
        if (blockingCalls != null) {
            blockingCalls.close();
        }
        if (owned && open != null) {
            Clients.shutDown(open);
        }
    }
}
