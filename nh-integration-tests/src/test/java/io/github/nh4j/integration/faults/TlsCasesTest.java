package io.github.nh4j.integration.faults;

import static io.github.nh4j.error.Delivery.NOT_SENT;
import static io.github.nh4j.integration.faults.Operation.SEND;
import static io.github.nh4j.integration.faults.Peer.doing;
import static io.github.nh4j.integration.faults.Peer.scripted;
import static io.github.nh4j.integration.faults.Step.accepted;

import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.tck.JvmTrust;
import io.github.nh4j.transport.tck.KitPeers;
import io.github.nh4j.transport.tck.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Handshakes that fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsCasesTest {
    private final JvmTrust trust;

    TlsCasesTest() throws IOException, GeneralSecurityException {
        trust = KitPeers.trust();
    }

    @AfterAll
    void trustAsBefore() throws IOException {
        trust.close();
    }

    @TestFactory
    Stream<DynamicTest> handshakes() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-046",
                        "a trusted peer: accepted, so that the others fail for their own reasons",
                        SEND,
                        doing(KitPeers::trusted, accepted()),
                        run -> run.accepted().requests(1)),
                FaultCase.of(
                                "F-046",
                                "no answer to the handshake: not sent, in the time of the attempts",
                                SEND,
                                scripted(TlsCasesTest::clear, RawConnection::stall),
                                run -> run.fails(DeadlineExceededException.class, NOT_SENT, 2))
                        .with(hub -> hub.attemptTimeout(Duration.ofSeconds(1))
                                .retryPolicy(RetryPolicy.safe().withMaxAttempts(2))),
                FaultCase.of(
                        "F-048",
                        "a peer that speaks TLS 1.0 only: not sent",
                        SEND,
                        scripted(TlsCasesTest::clear, connection -> {
                            connection.read(5);
                            connection.write(oldHello());
                            connection.stall();
                        }),
                        run -> run.fails(TransportException.class, NOT_SENT, 3))));
    }

    private static ServerSocket clear() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** A ServerHello of TLS 1.0 that chooses TLS_RSA_WITH_AES_128_CBC_SHA. */
    private static byte[] oldHello() {
        byte[] hello = new byte[5 + 4 + 38];
        hello[0] = 22;
        hello[1] = 3;
        hello[2] = 1;
        hello[4] = 4 + 38;
        hello[5] = 2;
        hello[8] = 38;
        hello[9] = 3;
        hello[10] = 1;
        hello[45] = 0x2f;
        return hello;
    }

    @TestFactory
    Stream<DynamicTest> certificates() {
        Map<String, Peer.Listener> certificates = new LinkedHashMap<>();
        certificates.put("that nobody knows", KitPeers::unknown);
        certificates.put("of another host", KitPeers::ofAnotherHost);
        certificates.put("that has expired", KitPeers::expired);
        return FaultCase.tests(certificates.entrySet().stream()
                .map(one -> FaultCase.of(
                        "F-047",
                        "a certificate " + one.getKey() + ": not sent, and tried once",
                        SEND,
                        doing(one.getValue(), accepted()),
                        run -> run.fails(TransportException.class, NOT_SENT, 1).requests(0)))
                .toList());
    }
}
