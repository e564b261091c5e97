package io.github.nh4j.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The interrupt flag of the caller's thread: whose interrupt is whose, in each order of abort, interrupt and end of call,
 * made by a client that does it on purpose.
 */
@Timeout(60)
class JdkTransportInterruptTest {
    private final Cancellation cancellation = new Cancellation();
    private RawServer server;

    @BeforeEach
    void start() throws Exception {
        server = RawServer.answering(RawServer.response(200, "ok"));
    }

    @AfterEach
    void close() throws Exception {
        Thread.interrupted();
        server.close();
    }

    private TransportRequest request() {
        return TransportRequest.builder("POST", server.uri("/"))
                .body("x".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    @Test
    void aCancellationThatHasFiredAlreadyLeavesTheCallersInterrupt() {
        cancellation.cancel();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(RequestNotSentException.class)
                .isThrownBy(() -> JdkTransport.create().send(request(), cancellation));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptWhileThereIsNoConnectionTellsThatNothingWasSent() throws Exception {
        try (RawServer silent = RawServer.start(
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), "https", RawConnection::stall)) {
            TransportRequest request = TransportRequest.builder("POST", silent.uri("/"))
                    .body("x".getBytes(StandardCharsets.UTF_8))
                    .build();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> JdkTransport.create().send(request, cancellation));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private JdkTransport hooked(HookedClient.Hook hook) {
        return JdkTransport.using(new HookedClient(HttpClient.newHttpClient(), hook));
    }

    @Test
    void anAbortThatComesTooLateIsTakenBack() throws Exception {
        JdkTransport transport = hooked(cancellation::cancel);
        assertThat(transport.send(request(), cancellation).status()).isEqualTo(200);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anAbortThatComesWithAnotherFailureIsTakenBack() {
        JdkTransport transport = hooked(() -> {
            cancellation.cancel();
            throw new IOException("the connection broke");
        });
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.send(request(), cancellation));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anAbortThatComesWithABugIsTakenBack() {
        JdkTransport transport = hooked(() -> {
            cancellation.cancel();
            throw new IllegalStateException("a bug");
        });
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transport.send(request(), cancellation));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anAbortThatIsConsumedIsAnIoException() {
        JdkTransport transport = hooked(() -> {
            cancellation.cancel();
            consumeInterrupt();
        });
        assertThatExceptionOfType(IncompleteResponseException.class)
                .isThrownBy(() -> transport.send(request(), cancellation))
                .satisfies(e -> assertThat(e.status()).isEqualTo(200))
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptThatComesAfterTheCallStays() throws Exception {
        JdkTransport transport = hooked(Thread.currentThread()::interrupt);
        assertThat(transport.send(request(), cancellation).status()).isEqualTo(200);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptBeforeALateAbortStays() throws Exception {
        JdkTransport transport = hooked(() -> {
            Thread.currentThread().interrupt();
            cancellation.cancel();
        });
        assertThat(transport.send(request(), cancellation).status()).isEqualTo(200);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptBeforeAnAbortIsTheCallers() {
        JdkTransport transport = hooked(() -> {
            Thread.currentThread().interrupt();
            cancellation.cancel();
            consumeInterrupt();
        });
        assertThatExceptionOfType(IncompleteResponseException.class)
                .isThrownBy(() -> transport.send(request(), cancellation))
                .satisfies(e -> assertThat(e.status()).isEqualTo(200));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptAfterAnAbortStays() {
        JdkTransport transport = hooked(() -> {
            cancellation.cancel();
            try {
                consumeInterrupt();
            } finally {
                Thread.currentThread().interrupt();
            }
        });
        assertThatExceptionOfType(IncompleteResponseException.class)
                .isThrownBy(() -> transport.send(request(), cancellation));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptThatIsConsumedBeforeTheAbortIsNotLost() {
        JdkTransport transport = hooked(() -> {
            Thread.currentThread().interrupt();
            try {
                consumeInterrupt();
            } finally {
                cancellation.cancel();
            }
        });
        assertThatExceptionOfType(IncompleteResponseException.class)
                .isThrownBy(() -> transport.send(request(), cancellation));
        assertThat(Thread.interrupted()).isTrue();
    }

    private void consumeInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
