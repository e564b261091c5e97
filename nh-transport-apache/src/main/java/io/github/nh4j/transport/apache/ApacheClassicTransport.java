package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/** Sends with the blocking client, on the caller's thread. Thread-safe. */
final class ApacheClassicTransport implements Transport {
    private static final URI ROOT = URI.create("/");

    private final CloseableHttpClient client;
    private final boolean owned;
    private volatile boolean closed;

    ApacheClassicTransport(CloseableHttpClient client, boolean owned) {
        this.client = client;
        this.owned = owned;
    }

    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation) throws IOException {
        if (closed) {
            throw new RequestNotSentException("the transport is closed");
        }
        Exchange exchange = new Exchange(request, Settings.of(defaults(), request));
        HttpUriRequestBase http = exchange.filled(new HttpUriRequestBase(request.method(), ROOT));
        http.setEntity(exchange.body());
        try (Cancellation.Registration registration = cancellation.onCancel(http::cancel)) {
            if (cancellation.isCancelled()) {
                throw new RequestNotSentException("cancelled before the request was sent");
            }
            return answer(http, exchange);
        } catch (IOException e) {
            throw exchange.failed(e, cancellation.isCancelled());
        } catch (RuntimeException e) {
            // With such exceptions the client says that it, its pool or the connection is closed.
            if (e instanceof IllegalStateException || cancellation.isCancelled()) {
                throw exchange.failed(e, cancellation.isCancelled());
            }
            throw e;
        }
    }

    private TransportResponse answer(HttpUriRequestBase http, Exchange exchange) throws IOException {
        ClassicHttpResponse response = client.executeOpen(exchange.target(), http, exchange.context());
        boolean read = false;
        try {
            HttpEntity entity = response.getEntity();
            Answer answer = exchange.answeredWith(response, entity == null ? 0 : entity.getContentLength());
            if (entity != null) {
                answer.readFrom(entity.getContent());
            }
            read = true;
            return answer.whole();
        } finally {
            if (read) {
                Closer.closeQuietly(response);
            } else {
                // To close the response would be to read the rest of it.
                http.cancel();
            }
        }
    }

    private RequestConfig defaults() {
        RequestConfig defaults = client instanceof Configurable configurable ? configurable.getConfig() : null;
        return defaults == null ? RequestConfig.DEFAULT : defaults;
    }

    @Override
    public void close() {
        closed = true;
        if (owned) {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
