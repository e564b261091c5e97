package io.github.nh4j.transport.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to make a call, so that a test runs with both. */
enum Calls {
    BLOCKING {
        @Override
        TransportResponse call(Transport transport, TransportRequest request, Cancellation cancellation)
                throws Exception {
            return transport.send(request, cancellation);
        }
    },
    ASYNC {
        @Override
        TransportResponse call(Transport transport, TransportRequest request, Cancellation cancellation)
                throws Exception {
            assumeTrue(transport instanceof AsyncTransport, "this transport has no sendAsync");
            return bareResult(((AsyncTransport) transport).sendAsync(request, cancellation));
        }
    };

    private static final int LONGEST_WAIT_SECONDS = 20;

    abstract TransportResponse call(Transport transport, TransportRequest request, Cancellation cancellation)
            throws Exception;

    TransportResponse call(Transport transport, TransportRequest request) throws Exception {
        return call(transport, request, new Cancellation());
    }

    /** Throws what the future holds as it is: what wraps it belongs to {@code get} alone. */
    private static TransportResponse bareResult(CompletableFuture<TransportResponse> future) throws Exception {
        try {
            return future.get(Patience.ofSeconds(LONGEST_WAIT_SECONDS).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("the future of sendAsync never ended", e);
        }
    }
}
