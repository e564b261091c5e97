package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactoryBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;

/** A transport to be tested, with the client that it borrows, and the way to make calls with it. */
record Subject(Transport transport, boolean async, Closeable client) implements AutoCloseable {
    /** The four of them; a borrowed client is one with default settings. */
    enum Kind {
        OWN_BLOCKING,
        OWN_ASYNC,
        BORROWED_BLOCKING,
        BORROWED_ASYNC;

        Subject open() {
            return switch (this) {
                case OWN_BLOCKING -> new Subject(ApacheTransport.create(), false, () -> {});
                case OWN_ASYNC -> new Subject(ApacheTransport.create(), true, () -> {});
                case BORROWED_BLOCKING -> over(HttpClients.createDefault());
                case BORROWED_ASYNC -> over(HttpAsyncClients.createDefault());
            };
        }
    }

    static Subject over(CloseableHttpClient client) {
        return new Subject(ApacheTransport.using(client), false, client);
    }

    static Subject over(CloseableHttpAsyncClient client) {
        client.start();
        return new Subject(ApacheTransport.using(client), true, client);
    }

    /** Borrowed, and trusting; the builders stay open for more. */
    @SuppressWarnings("deprecation") // What came in its place is not in HttpClient 5.3.
    static HttpClientBuilder blockingTrusting(SSLContext tls) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setSSLSocketFactory(SSLConnectionSocketFactoryBuilder.create()
                                .setSslContext(tls)
                                .build())
                        .build());
    }

    static HttpAsyncClientBuilder asyncTrusting(SSLContext tls) {
        return asyncTrusting(tls, HttpVersionPolicy.NEGOTIATE);
    }

    @SuppressWarnings("deprecation") // What came in its place is not in HttpClient 5.3.
    static HttpAsyncClientBuilder asyncTrusting(SSLContext tls, HttpVersionPolicy policy) {
        return HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(tls)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setVersionPolicy(policy).build())
                        .build());
    }

    static Subject trusting(boolean async, SSLContext tls) {
        return async
                ? over(asyncTrusting(tls).build())
                : over(blockingTrusting(tls).build());
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted in the test itself", e);
        }
    }

    TransportResponse call(TransportRequest request) throws Exception {
        return call(request, new Cancellation());
    }

    TransportResponse call(TransportRequest request, Cancellation cancellation) throws Exception {
        return async
                ? bareResult(((AsyncTransport) transport).sendAsync(request, cancellation))
                : transport.send(request, cancellation);
    }

    /** Throws what the future holds as it is: what wraps it belongs to {@code get} alone. */
    private static TransportResponse bareResult(CompletableFuture<TransportResponse> future) throws Exception {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("the future never ended", e);
        }
    }

    static TransportRequest.Builder post(URI uri, String body) {
        return TransportRequest.builder("POST", uri).body(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        transport.close();
        client.close();
    }
}
