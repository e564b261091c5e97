package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asynchronous calls as blocking ones on threads that are used again. The JDK ends each of its own on the default executor
 * of futures, and before JDK 25 that makes a thread for every task if there are only one or two processors, as there are
 * in many containers. A blocking call does not go there.
 */
final class BlockingCalls {
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), BlockingCalls::thread);

    /** Whether this JVM makes a thread for each asynchronous task. */
    static boolean areCheaper() {
        return new CompletableFuture<Void>().defaultExecutor() != ForkJoinPool.commonPool();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "nh4j-jdk-transport");
        thread.setDaemon(true);
        return thread;
    }

    CompletableFuture<TransportResponse> sendAsync(
            Transport transport, TransportRequest request, Cancellation cancellation) {
        return AsyncTransport.offload(transport, threads).sendAsync(request, cancellation);
    }

    /** Lets the calls in flight end. */
    void close() {
        threads.shutdown();
    }
}
