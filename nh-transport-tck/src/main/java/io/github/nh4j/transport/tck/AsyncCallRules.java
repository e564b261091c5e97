package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** T11. */
abstract class AsyncCallRules extends AsyncRules {
    AsyncCallRules(TransportContract contract) {
        super(contract, Rule.T11);
    }

    @Test
    final void returnsBeforeThePeerAnswers() throws Exception {
        String situation = "the peer had not answered yet";
        CountDownLatch returned = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            RawServer.await(returned);
            connection.write(OK);
            connection.stall();
        })) {
            CompletableFuture<TransportResponse> future =
                    start(post(server.uri("/"), "x").build(), new Cancellation(), situation);
            server.awaitRequest();
            assertThat(future).as(when(situation)).isNotDone();
            returned.countDown();
            assertThat(resultOf(future, situation).status()).isEqualTo(200);
        }
    }

    @Test
    final void returnsBeforeThereIsAConnection() throws Exception {
        String situation = "nobody took the connection";
        try (BlackHole hole = new BlackHole()) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<TransportResponse> future =
                    start(post(hole.uri(), "x").build(), cancellation, situation);
            assertThat(future).as(when(situation)).isNotDone();
            cancellation.cancel();
            isBare(failureOf(future, situation), situation);
        }
    }

    private Throwable failsBare(TransportRequest request, String situation) {
        Throwable failure = failureOf(start(request, new Cancellation(), situation), situation);
        assertThat(failure).as(when(situation)).isInstanceOf(IOException.class);
        isBare(failure.getCause(), situation + ": look at the cause");
        return failure;
    }

    @Test
    final void aFailureBeforeTheRequestIsBare() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        URI uri = URI.create("http://localhost:" + port + "/");
        String situation = "nothing listened at the port";
        assertThat(failsBare(post(uri, "x").build(), situation))
                .as(Rule.T8.brokenWhen(situation))
                .isInstanceOf(RequestNotSentException.class);
    }

    @Test
    final void aFailureAfterTheRequestIsBare() throws Exception {
        try (RawServer server = RawServer.start(RawConnection::readRequest)) {
            failsBare(post(server.uri("/"), "x").build(), "the peer closed the connection instead of answering");
        }
    }

    @Test
    final void aFailureWithinTheResponseIsBare() throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n12345");
        })) {
            failsBare(post(server.uri("/"), "x").build(), "the peer closed the connection within the response");
        }
    }

    @Test
    final void aCancellationThatHasFiredIsNotThrown() throws Exception {
        String situation = "the cancellation had fired before sendAsync was called";
        try (RawServer server = RawServer.answering(OK)) {
            Cancellation cancellation = new Cancellation();
            cancellation.cancel();
            CompletableFuture<TransportResponse> future =
                    start(post(server.uri("/"), "x").build(), cancellation, situation);
            assertThat(failureOf(future, situation))
                    .as(when(situation))
                    .isInstanceOfAny(IOException.class, InterruptedException.class);
        }
    }
}
