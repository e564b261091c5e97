package io.github.nh4j.transport;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * A stack that is asynchronous too. A stack that also blocks well overrides {@link #send}, which costs less than waiting
 * for a future.
 */
@FunctionalInterface
public interface AsyncTransport extends Transport {
    /**
     * Sends one request without blocking.
     *
     * @param request what to send, as it is
     * @param cancellation aborts the exchange when it fires
     * @return the response; or failed with one of the exceptions of {@link Transport#send}, not wrapped
     */
    CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation);

    /** {@inheritDoc} */
    @Override
    @SuppressWarnings(
            "FunctionalInterfaceMethodChanged") // A lambda for sendAsync sends the same request, and send waits.
    default TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        CompletableFuture<TransportResponse> response = sendAsync(request, cancellation);
        try {
            return response.get();
        } catch (InterruptedException e) {
            cancellation.cancel();
            throw e;
        } catch (CancellationException e) {
            throw new IOException("the exchange was cancelled", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            if (cause instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IOException("the transport failed", cause);
        }
    }

    /**
     * Makes a blocking transport asynchronous by running its calls on an executor. Closing the result closes the
     * blocking transport; the executor stays open.
     *
     * @param blocking does the exchanges
     * @param executor has a thread for every call that is to run at the same time
     * @return an asynchronous transport
     */
    static AsyncTransport offload(Transport blocking, Executor executor) {
        return new OffloadedTransport(
                Objects.requireNonNull(blocking, "blocking"), Objects.requireNonNull(executor, "executor"));
    }
}
