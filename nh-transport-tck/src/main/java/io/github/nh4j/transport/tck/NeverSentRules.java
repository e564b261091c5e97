package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T8, for what breaks before the request is on its way. */
abstract class NeverSentRules extends Rules {
    private static final Duration ADVICE = Duration.ofMillis(200);

    NeverSentRules(TransportContract contract) {
        super(contract, Rule.T8);
    }

    static Stream<Arguments> methods() {
        return bothCallsWith("POST", "GET", "DELETE");
    }

    private void isNotSent(Calls calls, TransportRequest request, String situation) {
        Throwable failure =
                Pending.start(calls, transport(), request).end(when(situation)).failure();
        assertThat(failure)
                .as(when(situation))
                .isInstanceOfSatisfying(
                        RequestNotSentException.class,
                        e -> assertThat(e.getCause())
                                .as(when(situation + ". The cause is to be what the stack threw"))
                                .isNotNull()
                                .isNotInstanceOf(RequestNotSentException.class));
        Canary.isNotIn(failure, when(situation + ". Its message tells what was to be sent"));
    }

    private void isNotSentOver(RawServer server, Calls calls, String situation) {
        isNotSent(calls, Canary.post(server.uri("/")), situation);
        assertThat(server.requests()).as(when(situation)).isEmpty();
    }

    private static ServerSocket clearTextListener() throws IOException {
        return new ServerSocket(0, RawServer.BACKLOG, InetAddress.getLoopbackAddress());
    }

    @ParameterizedTest
    @MethodSource("methods")
    final void refused(Calls calls, String method) throws Exception {
        int port;
        try (ServerSocket closed = clearTextListener()) {
            port = closed.getLocalPort();
        }
        URI uri = URI.create("http://localhost:" + port + "/");
        isNotSent(calls, Canary.request(method, uri), "nothing listened at the port");
    }

    @ParameterizedTest
    @MethodSource("methods")
    final void notResolved(Calls calls, String method) {
        URI uri = URI.create("https://no-such-host.invalid/");
        isNotSent(calls, Canary.request(method, uri), "the name of the host did not resolve");
    }

    /** Not every stack can be told how long to wait for one call, so nothing is said if it does not give up. */
    @ParameterizedTest
    @EnumSource
    final void notConnectedInTime(Calls calls) throws Exception {
        String situation = "the transport gave up, since nobody took the connection";
        try (BlackHole hole = new BlackHole()) {
            Pending call = Pending.start(
                    calls, transport(), post(hole.uri(), "x").timeout(ADVICE).build());
            if (call.endsWithin(ADVICE.multipliedBy(2))) {
                assertThat(call.end(when(situation)).failure())
                        .as(when(situation))
                        .isInstanceOf(RequestNotSentException.class)
                        .hasCauseInstanceOf(Exception.class);
            } else {
                call.cancellation().cancel();
                AbortedCallRules.endedAsAborted(call.end(when(situation)), situation);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void clearTextBehindHttps(Calls calls) throws Exception {
        String situation = "the peer answered a TLS handshake in clear text";
        try (RawServer server = RawServer.start(clearTextListener(), "https", connection -> {
            connection.read(1);
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            connection.stall();
        })) {
            isNotSentOver(server, calls, situation);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void handshakeClosed(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(clearTextListener(), "https", RawConnection::readClientHello)) {
            isNotSentOver(server, calls, "the peer closed the connection in the TLS handshake");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void handshakeReset(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(clearTextListener(), "https", connection -> {
            connection.readClientHello();
            connection.reset();
        })) {
            isNotSentOver(server, calls, "the peer reset the connection in the TLS handshake");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void unknownCertificate(Calls calls) throws Exception {
        refusesToTalkTo(KitTrust.unknown(), calls, "the certificate of the peer was not trusted");
    }

    @ParameterizedTest
    @EnumSource
    final void certificateOfAnotherHost(Calls calls) throws Exception {
        refusesToTalkTo(KitTrust.ofAnotherHost(), calls, "the certificate of the peer named another host");
    }

    private void refusesToTalkTo(HandshakeCertificates certificates, Calls calls, String situation) throws Exception {
        try (RawServer server = RawServer.start(KitTrust.listener(certificates), "https", connection -> {
            while (connection.readRequest() != null) {
                connection.write(OK);
            }
        })) {
            isNotSentOver(server, calls, situation);
        }
    }

    /** Else the two above would prove nothing. */
    @ParameterizedTest
    @EnumSource
    final void aCertificateThatIsTrustedIsFine(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(KitTrust.listener(KitTrust.trusted()), "https", connection -> {
            while (connection.readRequest() != null) {
                connection.write(OK);
            }
        })) {
            answered(
                    calls,
                    Canary.post(server.uri("/")),
                    "the certificate of the peer is by the kit's authority, which is what the JVM trusts by default while"
                            + " the tests run: make the client in create() or in an instance field");
        }
    }
}
