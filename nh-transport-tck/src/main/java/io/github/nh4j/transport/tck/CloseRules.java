package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.Transport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T14. Whether a transport owns its client is found out by whether two of them share connections: so a test that borrows a
 * client has to borrow the same one each time.
 */
abstract class CloseRules extends Rules {
    private static final int SECONDS_TO_CLOSE = 5;
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final int TRANSPORTS = 8;
    private static final int CALLS = 5;
    private static final int OTHER_THREADS = 5;

    CloseRules(TransportContract contract) {
        super(contract, Rule.T14);
    }

    private static int call(Transport transport, RawServer server, String target) throws Exception {
        return Calls.BLOCKING
                .call(transport, post(server.uri(target), "x").build())
                .status();
    }

    /** Calls by turns, until connections would be used again. */
    private static boolean shareConnections(Transport one, Transport other, RawServer server) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            call(one, server, "/one");
            call(other, server, "/other");
        }
        return !Collections.disjoint(connectionsOf("/one", server), connectionsOf("/other", server));
    }

    private static Set<Integer> connectionsOf(String target, RawServer server) {
        return server.requests().stream()
                .filter(request -> request.target().equals(target))
                .map(RawRequest::connection)
                .collect(Collectors.toSet());
    }

    @Test
    final void aSecondCloseDoesNothing() throws Exception {
        Transport transport = another();
        try (RawServer server = RawServer.answering(OK)) {
            call(transport, server, "/");
        }
        transport.close();
        assertThatCode(transport::close).as(when("it was closed a second time")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    final void aCallAfterCloseIsNotSent(Calls calls) throws Exception {
        String situation = "a call was made after close()";
        Transport transport = another();
        try (RawServer server = RawServer.answering(OK)) {
            call(transport, server, "/before");
            transport.close();
            Throwable failure = Pending.start(
                            calls, transport, post(server.uri("/after"), "x").build())
                    .end(when(situation))
                    .failure();
            assertThat(failure).as(when(situation)).isInstanceOf(RequestNotSentException.class);
            assertThat(server.requests())
                    .as(when(situation))
                    .extracting(RawRequest::target)
                    .containsExactly("/before");
        }
    }

    @Test
    final void otherTransportsStayOpen() throws Exception {
        String situation = "one transport was closed and another one was used: a client that was passed in is not to be"
                + " closed, nor anything that is shared";
        try (RawServer server = RawServer.answering(OK);
                Transport before = another()) {
            Transport closed = another();
            boolean borrowed = shareConnections(before, closed, server);
            int connections = server.connections();
            closed.close();
            assertThatCode(() -> call(before, server, "/")).as(when(situation)).doesNotThrowAnyException();
            if (borrowed) {
                assertThat(server.connections())
                        .as(when("a transport over a client that was passed in has closed its connections"))
                        .isEqualTo(connections);
            }
            try (Transport after = another()) {
                assertThatCode(() -> call(after, server, "/"))
                        .as(when(situation))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    final void anExchangeThatIsInFlightCanStillBeCancelled() throws Exception {
        String situation = "close() was called while an exchange was in flight";
        Transport transport = another();
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.stall();
        })) {
            Pending call = Pending.start(
                    Calls.BLOCKING, transport, post(server.uri("/"), "x").build());
            server.awaitRequest();
            CompletableFuture<Void> closed = new CompletableFuture<>();
            Thread closing = new Thread(
                    () -> {
                        transport.close();
                        closed.complete(null);
                    },
                    "contract-close");
            closing.setDaemon(true);
            closing.start();
            assertThatCode(() -> closed.get(timeToClose().toMillis(), TimeUnit.MILLISECONDS))
                    .as(when(situation + ": it waits for the exchange"))
                    .doesNotThrowAnyException();
            call.cancellation().cancel();
            assertThat(call.end(when(situation)).failure()).as(when(situation)).isNotNull();
        }
    }

    @Test
    final void aClientOfItsOwnIsClosed() throws Throwable {
        try (RawServer server = RawServer.answering(OK)) {
            try (Transport one = another();
                    Transport other = another()) {
                boolean owned = !shareConnections(one, other, server);
                assumeTrue(owned, "the transports of create() share a client, which stays open");
            }
            int threadsBefore = threads();
            for (int i = 0; i < TRANSPORTS; i++) {
                try (Transport transport = another()) {
                    call(transport, server, "/");
                }
            }
            assertUnless(
                    Deviation.LEAVES_CLIENT_OPEN,
                    () -> isClosed(server, threadsBefore),
                    () -> assertThat(Eventually.within(MOMENT, () -> server.openConnections() == 0))
                            .isFalse());
        }
    }

    private static Duration timeToClose() {
        return Patience.ofSeconds(SECONDS_TO_CLOSE);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private void isClosed(RawServer server, int threadsBefore) {
        String situation =
                TRANSPORTS + " transports that have made a client of their own were closed. If the client was"
                        + " passed in, let create() pass the same one each time. After "
                        + timeToClose().toMillis() + " ms there";
        assertThat(Eventually.within(timeToClose(), () -> server.openConnections() == 0))
                .as(when(situation + " are still open connections"))
                .isTrue();
        assertThat(Eventually.within(timeToClose(), () -> threads() <= threadsBefore + OTHER_THREADS))
                .as(when(situation + " are still threads: "
                        + Thread.getAllStackTraces().keySet()))
                .isTrue();
    }
}
