package io.github.nh4j.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.integration.faults.Operation.End;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import io.github.nh4j.transport.tck.JvmTrust;
import io.github.nh4j.transport.tck.KitPeers;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What HTTP/2 can do to a request that HTTP/1.1 cannot. A stack that speaks only the latter has no such cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2CasesTest {
    private static final int JDK_THAT_TELLS = 24;

    /** Before version 24 the JDK does not tell that a peer has not looked at a request. */
    private static final Set<String> CANNOT_TELL =
            Runtime.version().feature() < JDK_THAT_TELLS ? Set.of("jdk") : Set.of();

    /** HttpClient goes on waiting after a goodbye, until the connection ends. */
    private static final Set<String> WAITS_AFTER_GOODBYE = Set.of("apache");

    private final JvmTrust trust;

    Http2CasesTest() throws IOException, GeneralSecurityException {
        trust = KitPeers.trust();
    }

    @AfterAll
    void trustAsBefore() throws IOException {
        trust.close();
    }

    static Stream<Arguments> ways() {
        return Stacks.all().stream()
                .flatMap(stack -> Stream.of(
                        Arguments.of(Named.of(stack.name(), stack), false),
                        Arguments.of(Named.of(stack.name(), stack), true)));
    }

    @ParameterizedTest(name = "F-056 a stream is refused, then 200: accepted, or unknown [{0}, async: {1}]")
    @MethodSource("ways")
    void aRefusedStream(TransportProvider stack, boolean async) throws Exception {
        isSentAgain(KitPeers.Fate.REFUSED, stack, async);
    }

    @ParameterizedTest(name = "F-057 the peer goes away and has not looked: accepted, or unknown [{0}, async: {1}]")
    @MethodSource("ways")
    void aGoodbyeBeforeTheRequest(TransportProvider stack, boolean async) throws Exception {
        if (WAITS_AFTER_GOODBYE.contains(stack.name())) {
            isNotSentAgain(KitPeers.Fate.LEFT_BEHIND, stack, async);
        } else {
            isSentAgain(KitPeers.Fate.LEFT_BEHIND, stack, async);
        }
    }

    @ParameterizedTest(name = "F-058 the peer goes away and may have looked: unknown [{0}, async: {1}]")
    @MethodSource("ways")
    void aGoodbyeInsteadOfAnAnswer(TransportProvider stack, boolean async) throws Exception {
        isNotSentAgain(KitPeers.Fate.LEFT_UNANSWERED, stack, async);
    }

    @ParameterizedTest(name = "F-059 the stream is cancelled: unknown [{0}, async: {1}]")
    @MethodSource("ways")
    void aCancelledStream(TransportProvider stack, boolean async) throws Exception {
        isNotSentAgain(KitPeers.Fate.CANCELLED, stack, async);
    }

    @ParameterizedTest(name = "F-059 the stream breaks: unknown [{0}, async: {1}]")
    @MethodSource("ways")
    void aBrokenStream(TransportProvider stack, boolean async) throws Exception {
        isNotSentAgain(KitPeers.Fate.BROKEN, stack, async);
    }

    private static void isSentAgain(KitPeers.Fate fate, TransportProvider stack, boolean async) throws Exception {
        if (CANNOT_TELL.contains(stack.name())) {
            isNotSentAgain(fate, stack, async);
            return;
        }
        try (KitPeers.Http2 peer = KitPeers.http2(fate)) {
            assertThat(secondOf(peer, stack, async).failure()).isNull();
        }
    }

    private static void isNotSentAgain(KitPeers.Fate fate, TransportProvider stack, boolean async) throws Exception {
        try (KitPeers.Http2 peer = KitPeers.http2(fate)) {
            End end = secondOf(peer, stack, async);

            assertThat(peer.requests()).isEqualTo(2);
            assertThat(end.failure()).isInstanceOfSatisfying(TransportException.class, e -> {
                assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(e.attempts()).hasSize(1);
            });
        }
    }

    private static End secondOf(KitPeers.Http2 peer, TransportProvider stack, boolean async) throws Exception {
        String connectionString = "Endpoint=" + peer.uri() + ";SharedAccessKeyName=full;SharedAccessKey=" + Peer.KEY;
        try (Transport transport = stack.create();
                NotificationHubClient hub = NotificationHubClient.builder(connectionString, "news")
                        .transport(transport)
                        .build()) {
            assertThat(Operation.SEND.run(hub, async).failure()).isNull();
            assumeTrue(peer.requests() > 0, "this way speaks no HTTP/2");
            return Operation.SEND.run(hub, async);
        }
    }
}
