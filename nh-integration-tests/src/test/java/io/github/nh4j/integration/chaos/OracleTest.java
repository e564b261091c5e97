package io.github.nh4j.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.Fault;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.Transport;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That lies of clients are noticed: these have transports and policies that make them say what is not so. */
class OracleTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");

    private final HubEmulator emulator = HubEmulator.create("news");
    private final AsyncTransport honest = emulator.transport();
    private final Witness witness = new Witness(emulator);

    private NotificationHubClient client(Transport transport, RetryPolicy policy) {
        return NotificationHubClient.builder(emulator.connectionString(), "news")
                .transport(transport)
                .retryPolicy(policy)
                .exchangeListener(witness)
                .build();
    }

    private void sendOver(Transport transport) {
        try (NotificationHubClient hub = client(transport, RetryPolicy.safe())) {
            hub.sendBroadcast(HELLO);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, 0, false, false",
        "ACCEPTED, 1, true, true",
        "ACCEPTED, 2, false, true",
        "NOT_SENT, 0, true, true",
        "NOT_SENT, 1, false, false",
        "REJECTED, 0, true, true",
        "REJECTED, 1, false, false",
        "UNKNOWN, 0, true, true",
        "UNKNOWN, 1, true, true",
        "UNKNOWN, 2, false, true"
    })
    void whatMayBeSaidOfWhatTheHubHasAccepted(Said said, int accepted, boolean safe, boolean atLeastOnce) {
        assertThat(said.agreesWith(accepted, true)).isEqualTo(safe);
        assertThat(said.agreesWith(accepted, false)).isEqualTo(atLeastOnce);
    }

    @Test
    void anHonestClientIsNotBlamed() {
        emulator.faults().add(Fault.status(401).next(1));
        sendOver(honest);
        emulator.faults().add(Fault.resetAfterProcessing());
        assertThatThrownBy(() -> sendOver(honest)).isInstanceOf(TransportException.class);
        assertThat(witness.contradictions()).isEmpty();
        assertThat(emulator.ledger()).hasSize(2);
    }

    @Test
    void aTransportThatSendsTwiceIsNoticed() {
        sendOver((request, cancellation) -> {
            honest.send(request, cancellation);
            return honest.send(request, cancellation);
        });
        assertThat(witness.contradictions()).singleElement().asString().contains("ACCEPTED", "2 times");
        assertThatThrownBy(witness::verify).isInstanceOf(AssertionError.class);
    }

    @Test
    void aTransportThatSaysThatItHasNotSentIsNoticed() {
        emulator.faults().add(Fault.resetAfterProcessing().next(1));
        sendOver((request, cancellation) -> {
            try {
                return honest.send(request, cancellation);
            } catch (IOException e) {
                throw new RequestNotSentException("it is said", e);
            }
        });
        assertThat(witness.contradictions()).hasSize(1);
    }

    @Test
    void aPolicyThatRepeatsIsNoticed() {
        emulator.faults().add(Fault.statusAfterProcessing(500).next(1));
        try (NotificationHubClient hub = client(honest, RetryPolicy.atLeastOnce())) {
            hub.sendBroadcast(HELLO);
        }
        assertThat(witness.contradictions()).hasSize(1);
    }

    @Test
    void aRefusalThatLiesIsNoticed() {
        emulator.faults().add(Fault.statusAfterProcessing(400));
        assertThatThrownBy(() -> sendOver(honest)).isInstanceOf(RuntimeException.class);
        assertThat(witness.contradictions()).singleElement().asString().contains("REJECTED", "1 times");
    }

    @Test
    void aSendOfWhichNobodyTellsIsNoticed() {
        try (NotificationHubClient silent = NotificationHubClient.builder(emulator.connectionString(), "news")
                .transport(honest)
                .build()) {
            silent.sendBroadcast(HELLO);
        }
        assertThat(witness.contradictions()).hasSize(1);
    }
}
