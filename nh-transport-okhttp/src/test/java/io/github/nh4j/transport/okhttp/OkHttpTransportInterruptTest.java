package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The interrupt flag of the caller's thread. */
@Timeout(60)
class OkHttpTransportInterruptTest {
    private static final String OK = RawServer.response(200, "ok");

    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private static TransportRequest post(RawServer server) {
        return Calls.post(server.uri("/"), "x").build();
    }

    private record End(Throwable failure, boolean flag) {}

    private End interrupted(OkHttpTransport over, TransportRequest request, CountDownLatch reached, boolean abort)
            throws Exception {
        Cancellation cancellation = new Cancellation();
        FutureTask<End> call = new FutureTask<>(() -> {
            Throwable failure = catchThrowable(() -> over.send(request, cancellation));
            return new End(failure, Thread.interrupted());
        });
        Thread thread = new Thread(call);
        thread.start();
        Calls.await(reached);
        thread.interrupt();
        if (abort) {
            cancellation.cancel();
        }
        return call.get(20, TimeUnit.SECONDS);
    }

    @Test
    void beforeTheCallSendNothing() throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            Thread.currentThread().interrupt();
            Throwable failure = catchThrowable(() -> transport.send(post(server), new Cancellation()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).isInstanceOf(RequestNotSentException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** OkHttp waits for a connection in a way that ends with an undeclared InterruptedException. */
    @Test
    void whileConnectingAreSeenAtOnceAndNothingIsSent() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        OkHttpTransport slow = OkHttpTransport.using(new OkHttpClient.Builder()
                .socketFactory(new Sockets(socket -> {
                    connecting.countDown();
                    Calls.await(over);
                }))
                .build());
        try (RawServer server = RawServer.answering(OK)) {
            End end = interrupted(slow, post(server), connecting, false);
            assertThat(end.failure()).isInstanceOf(RequestNotSentException.class);
            assertThat(end.flag()).isTrue();
            over.countDown();
            assertThat(server.requests()).isEmpty();
        } finally {
            over.countDown();
        }
    }

    /** OkHttp does not see these on a platform thread; nh4j fires the cancellation for them. */
    @Test
    void whileWaitingForTheAnswerAreKeptUntilTheCancellationFires() throws Exception {
        CountDownLatch dropped = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            asked.countDown();
            connection.stall();
            dropped.countDown();
        })) {
            End end = interrupted(transport, post(server), asked, true);
            assertThat(end.failure()).isInstanceOf(InterruptedException.class).hasCauseInstanceOf(IOException.class);
            assertThat(end.flag()).isTrue();
            Calls.await(dropped);
        }
    }
}
