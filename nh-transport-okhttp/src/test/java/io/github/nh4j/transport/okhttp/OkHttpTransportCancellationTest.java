package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a call that is cancelled. That it ends at once is in the contract. */
@Timeout(60)
class OkHttpTransportCancellationTest {
    private static final byte[] MORE_THAN_SOCKETS_BUFFER = new byte[32 * 1024 * 1024];
    private static final int DRIPS = 10;

    private final OkHttpTransport transport = OkHttpTransport.create();
    private final CountDownLatch reached = new CountDownLatch(1);

    @AfterEach
    void close() {
        transport.close();
    }

    private Throwable failure(Calls calls, String scheme, byte[] body, RawServer.Script script) throws Exception {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Cancellation cancellation = new Cancellation();
        try (RawServer server = RawServer.start(listener, scheme, script)) {
            TransportRequest request =
                    TransportRequest.builder("POST", server.uri("/")).body(body).build();
            FutureTask<Throwable> call =
                    new FutureTask<>(() -> catchThrowable(() -> calls.call(transport, request, cancellation)));
            new Thread(call).start();
            Calls.await(reached);
            cancellation.cancel();
            return call.get(5, TimeUnit.SECONDS);
        }
    }

    private static void isUnsure(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RequestNotSentException.class)
                .isNotInstanceOf(IncompleteResponseException.class);
    }

    @ParameterizedTest
    @EnumSource
    void inTheHandshakeItWasNotSent(Calls calls) throws Exception {
        Throwable failure = failure(calls, "https", new byte[1], connection -> {
            reached.countDown();
            connection.stall();
        });
        assertThat(failure).isInstanceOf(RequestNotSentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void withinTheRequestItIsUnsure(Calls calls) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try {
            isUnsure(failure(calls, "http", MORE_THAN_SOCKETS_BUFFER, connection -> {
                connection.read(1);
                reached.countDown();
                over.await();
            }));
        } finally {
            over.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheStatusItIsUnsure(Calls calls) throws Exception {
        isUnsure(failure(calls, "http", new byte[1], connection -> {
            connection.readRequest();
            reached.countDown();
            connection.stall();
        }));
    }

    private RawServer.Script dripping(String start, String drip) {
        return connection -> {
            connection.readRequest();
            connection.write(start);
            connection.drip(drip, DRIPS);
            reached.countDown();
            connection.drip(drip, Integer.MAX_VALUE);
        };
    }

    @ParameterizedTest
    @EnumSource
    void withinTheHeadersItIsUnsure(Calls calls) throws Exception {
        isUnsure(failure(calls, "http", new byte[1], dripping("HTTP/1.1 201 Created\r\n", "X-Drip: 1\r\n")));
    }

    @ParameterizedTest
    @EnumSource
    void withinTheBodyTheStatusIsKnown(Calls calls) throws Exception {
        Throwable failure = failure(
                calls, "http", new byte[1], dripping("HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n", "x"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        IncompleteResponseException.class,
                        e -> assertThat(e.status()).isEqualTo(201));
    }
}
