package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to make a call, so that a test can run with both. */
enum Calls {
    BLOCKING {
        @Override
        TransportResponse call(AsyncTransport transport, TransportRequest request, Cancellation cancellation)
                throws Exception {
            return transport.send(request, cancellation);
        }
    },
    ASYNC {
        @Override
        TransportResponse call(AsyncTransport transport, TransportRequest request, Cancellation cancellation)
                throws Exception {
            return bareResult(transport.sendAsync(request, cancellation));
        }
    };

    abstract TransportResponse call(AsyncTransport transport, TransportRequest request, Cancellation cancellation)
            throws Exception;

    TransportResponse call(AsyncTransport transport, TransportRequest request) throws Exception {
        return call(transport, request, new Cancellation());
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

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted in the test itself", e);
        }
    }

    static TransportRequest.Builder post(URI uri, String body) {
        return TransportRequest.builder("POST", uri).body(body.getBytes(StandardCharsets.UTF_8));
    }

    static TransportRequest.Builder get(URI uri) {
        return TransportRequest.builder("GET", uri);
    }
}
