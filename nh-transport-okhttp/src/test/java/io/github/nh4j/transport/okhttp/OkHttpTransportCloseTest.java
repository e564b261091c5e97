package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a transport that has a client of its own. */
@Timeout(60)
class OkHttpTransportCloseTest {
    private static final String OK = RawServer.response(200, "ok");

    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private static TransportRequest post(RawServer server) {
        return Calls.post(server.uri("/"), "x").build();
    }

    @ParameterizedTest
    @EnumSource
    void endsTheCallsInFlightAndTheirConnections(Calls calls) throws Exception {
        CountDownLatch dropped = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            try {
                connection.stall();
            } finally {
                dropped.countDown();
            }
        })) {
            FutureTask<Throwable> call =
                    new FutureTask<>(() -> catchThrowable(() -> calls.call(transport, post(server))));
            new Thread(call).start();
            server.awaitRequest();
            transport.close();
            assertThat(call.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            Calls.await(dropped);
        }
    }

    /** A blocking call that reads its response is none of those that OkHttp's dispatcher knows. */
    @ParameterizedTest
    @EnumSource
    void endsACallThatReadsItsResponse(Calls calls) throws Exception {
        CountDownLatch dripping = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            connection.drip("x", 5);
            dripping.countDown();
            connection.drip("x", Integer.MAX_VALUE);
        })) {
            FutureTask<Throwable> call =
                    new FutureTask<>(() -> catchThrowable(() -> calls.call(transport, post(server))));
            new Thread(call).start();
            Calls.await(dripping);
            transport.close();
            assertThat(call.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closesIdleConnectionsAndEndsTheThreads() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            Calls.await(mayAnswer);
            connection.write(OK);
            connection.stall();
            dropped.countDown();
        })) {
            CompletableFuture<Thread> worker =
                    transport.sendAsync(post(server), new Cancellation()).thenApply(response -> Thread.currentThread());
            mayAnswer.countDown();
            Thread thread = worker.get(10, TimeUnit.SECONDS);
            assertThat(thread).isNotSameAs(Thread.currentThread());
            transport.close();
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
            Calls.await(dropped);
        }
    }
}
