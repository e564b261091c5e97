package io.github.nh4j.transport.apache;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one exchange, as far as an asynchronous client that a transport owns lets it be known. A cancelled
 * future is not enough to end it: if the connection was there when the call began, the client cancels the lease of it
 * instead, and while it shakes hands the client has nothing to cancel. Thread-safe.
 */
final class Wire {
    private static final String ATTRIBUTE = "nh4j.wire";

    private final AtomicReference<@Nullable IOSession> unfinished = new AtomicReference<>();
    private volatile @Nullable Future<IOSession> attempt;
    private volatile @Nullable AsyncExecRuntime runtime;
    private volatile boolean dropped;

    Wire(HttpClientContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /** Null for a call that did not begin here. */
    static @Nullable Wire of(@Nullable HttpContext context) {
        return context != null && context.getAttribute(ATTRIBUTE) instanceof Wire wire ? wire : null;
    }

    /** For the client's chain: gets hold of a connection that is made. */
    static void hold(
            HttpRequest http,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Wire wire = of(scope.clientContext);
        if (wire != null) {
            wire.runtime = scope.execRuntime;
        }
        chain.proceed(http, body, scope, callback);
    }

    /** For the client's pool: gets hold of a connection that is still to be made, until {@link #made}. */
    ConnectionInitiator making(ConnectionInitiator initiator) {
        return (remote, address, local, timeout, attachment, callback) -> {
            Future<IOSession> started = initiator.connect(
                    remote, address, local, timeout, attachment, new CallbackContribution<IOSession>(callback) {
                        @Override
                        public void completed(IOSession session) {
                            unfinished.set(session);
                            dropAgain();
                            callback.completed(session);
                        }
                    });
            attempt = started;
            dropAgain();
            return started;
        };
    }

    /** From here on the connection may get into the pool, and then belong to another exchange. */
    <T> FutureCallback<T> made(FutureCallback<T> callback) {
        return new CallbackContribution<>(callback) {
            @Override
            public void completed(T endpoint) {
                unfinished.set(null);
                callback.completed(endpoint);
            }
        };
    }

    private void dropAgain() {
        if (dropped) {
            drop();
        }
    }

    /** Closes the connection, or what there is of it, if it is known. */
    void drop() {
        dropped = true;
        Future<IOSession> connecting = attempt;
        if (connecting != null) {
            connecting.cancel(true);
        }
        IOSession session = unfinished.getAndSet(null);
        if (session != null) {
            session.close(CloseMode.IMMEDIATE);
        }
        AsyncExecRuntime known = runtime;
        if (known != null) {
            known.discardEndpoint();
        }
    }
}
