package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call on a thread of its own, so that a test can act while it goes on, and does not hang with it. */
final class Pending {
    private static final int LONGEST_WAIT_SECONDS = 10;

    /**
     * How a call ended.
     *
     * @param response what came back, if something did
     * @param failure what was thrown, if something was
     * @param interrupted whether its thread was left with the interrupt flag set
     * @param atNanos when, by {@link System#nanoTime()}
     */
    record End(
            @Nullable TransportResponse response, @Nullable Throwable failure, boolean interrupted, long atNanos) {
        Duration after(long startNanos) {
            return Duration.ofNanos(atNanos - startNanos);
        }
    }

    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Thread thread;

    private Pending(Runnable preparation, Calls calls, Transport transport, TransportRequest request) {
        this.thread = new Thread(
                () -> {
                    preparation.run();
                    end.complete(run(calls, transport, request));
                },
                "contract-call");
        thread.setDaemon(true);
    }

    static Pending start(Calls calls, Transport transport, TransportRequest request) {
        return start(() -> {}, calls, transport, request);
    }

    /** With something that the thread does first. */
    static Pending start(Runnable preparation, Calls calls, Transport transport, TransportRequest request) {
        if (calls == Calls.ASYNC) {
            assumeTrue(transport instanceof AsyncTransport, "this transport has no sendAsync");
        }
        Pending call = new Pending(preparation, calls, transport, request);
        call.thread.start();
        return call;
    }

    private End run(Calls calls, Transport transport, TransportRequest request) {
        TransportResponse response = null;
        Throwable failure = null;
        try {
            response = calls.call(transport, request, cancellation);
        } catch (Throwable e) {
            failure = e;
        }
        long now = System.nanoTime();
        return new End(response, failure, Thread.interrupted(), now);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits for the end, but not longer than this. */
    boolean endsWithin(Duration limit) {
        try {
            end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("the test itself was disturbed", e);
        }
    }

    /**
     * Waits for the end.
     *
     * @param description of the failure, if the call does not end
     */
    End end(String description) {
        Duration longest = Patience.ofSeconds(LONGEST_WAIT_SECONDS);
        if (!endsWithin(longest)) {
            cancellation.cancel();
            fail("[%s] the call has not ended within %s ms", description, longest.toMillis());
        }
        return end.join();
    }
}
