package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that are built of other parts than the default ones: what is known of a request must not hang on those. */
@Timeout(60)
class OtherClientsTest {
    private static Subject minimal(boolean async) {
        return async ? Subject.over(HttpAsyncClients.createMinimal()) : Subject.over(HttpClients.createMinimal());
    }

    static Stream<Arguments> clientsAndBodies() {
        return Stream.of(true, false).flatMap(async -> Stream.of("", "x").map(body -> Arguments.of(async, body)));
    }

    @ParameterizedTest
    @MethodSource("clientsAndBodies")
    void everyStatusIsAValue(boolean async, String body) throws Exception {
        for (int status : new int[] {200, 307, 403, 503}) {
            try (RawServer server = RawServer.answering(RawServer.response(status, "no"));
                    Subject subject = minimal(async)) {
                TransportRequest request = Subject.post(server.uri("/"), body).build();
                assertThat(subject.call(request).status()).isEqualTo(status);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clientsAndBodies")
    void aBrokenConnectionIsUnsure(boolean async, String body) throws Exception {
        try (RawServer server = RawServer.start(connection -> connection.readRequest());
                Subject subject = minimal(async)) {
            TransportRequest request = Subject.post(server.uri("/"), body).build();
            assertThat(catchThrowable(() -> subject.call(request)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("clientsAndBodies")
    void aCancelledCallThatHasArrivedIsUnsure(boolean async, String body) throws Exception {
        Cancellation cancellation = new Cancellation();
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    cancellation.cancel();
                    connection.stall();
                });
                Subject subject = minimal(async)) {
            TransportRequest request = Subject.post(server.uri("/"), body).build();
            assertThat(catchThrowable(() -> subject.call(request, cancellation)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("clientsAndBodies")
    void aClosedPortIsNotSent(boolean async, String body) throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (Subject subject = minimal(async)) {
            TransportRequest request =
                    Subject.post(URI.create("http://localhost:" + port), body).build();
            assertThat(catchThrowable(() -> subject.call(request))).isInstanceOf(RequestNotSentException.class);
        }
    }
}
