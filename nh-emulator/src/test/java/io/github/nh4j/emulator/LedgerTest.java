package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One entry for each send that was accepted, and none for what was not. */
class LedgerTest {
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private final TestHub hub = new TestHub();

    private AcceptedSend theOnlyOne() {
        assertThat(hub.emulator.ledger()).hasSize(1);
        return hub.emulator.ledger().get(0);
    }

    @Test
    void aSendToTags() {
        String id = TestHub.id(hub.send("apple")
                .tags("a && !b")
                .header("TrackingId", ID)
                .body("{\"a\":1}")
                .exchange());
        AcceptedSend send = theOnlyOne();
        assertThat(send.trackingId()).isEqualTo(ID);
        assertThat(send.path()).isEqualTo("messages");
        assertThat(send.notificationId()).isEqualTo(id);
        assertThat(send.payload()).isEqualTo("{\"a\":1}");
        assertThat(send.tags()).hasValue("a && !b");
        assertThat(send.deviceHandles()).isEmpty();
        assertThat(send.acceptedAt()).isEqualTo(TestHub.START);
        assertThat(send.answer()).isEqualTo("201");
        assertThat(send).hasToString("messages, 201");
    }

    @Test
    void aBroadcastWithoutAnIdOfItsSender() {
        hub.send("template").body("{\"a\": \"b\"}").exchange();
        assertThat(theOnlyOne().trackingId()).isEmpty();
        assertThat(theOnlyOne().tags()).isEmpty();
        assertThat(theOnlyOne().payload()).isEqualTo("{\"a\": \"b\"}");
    }

    @Test
    void directSendsHaveTheirHandles() {
        hub.direct("apple", "AABB").body("{}").exchange();
        hub.call("POST", "news/messages/$batch?direct")
                .header("ServiceBusNotification-Format", "apple")
                .header("Content-Type", "multipart/mixed; boundary=\"b\"")
                .body("--b\r\nContent-Disposition: inline; name=notification\r\n\r\n{}\r\n"
                        + "--b\r\nContent-Disposition: inline; name=devices\r\n\r\n[\"A\",\"B\"]\r\n--b--")
                .exchange();
        assertThat(hub.emulator.ledger())
                .extracting(AcceptedSend::path, AcceptedSend::deviceHandles)
                .containsExactly(tuple("messages", List.of("AABB")), tuple("messages/$batch", List.of("A", "B")));
    }

    @Test
    void aScheduledSendIsThereOnceAndNotAgainWhenItIsDue() {
        hub.schedule("apple", "2026-02-24T11:00:00Z").body("{}").exchange();
        hub.emulator.advance(Duration.ofHours(1));
        assertThat(theOnlyOne().path()).isEqualTo("schedulednotifications");
    }

    @Test
    void aTestSendIsASendToo() {
        hub.call("POST", "news/messages?test")
                .header("ServiceBusNotification-Format", "apple")
                .body("{}")
                .exchange();
        assertThat(theOnlyOne().path()).isEqualTo("messages");
    }

    @Test
    void whatTheHubRefusesIsNotThere() {
        hub.send("nonsense").body("{}").exchange();
        hub.send("apple").exchange();
        hub.listenOnly("POST", "news/messages").body("{}").exchange();
        hub.put("ann", "{}");
        assertThat(hub.emulator.ledger()).isEmpty();
    }

    @Test
    void whatDidNotReachTheHubIsNotThere() {
        hub.emulator.faults().add(Fault.status(503).next(1));
        hub.emulator.faults().add(Fault.resetBeforeProcessing().next(1));
        hub.send("apple").body("{}").exchange();
        hub.send("apple").body("{}").exchange();
        assertThat(hub.emulator.ledger()).isEmpty();
    }

    @Test
    void whatItsSenderDidNotLearnOfIsThere() {
        for (Fault fault : List.of(
                Fault.statusAfterProcessing(500),
                Fault.resetAfterProcessing(),
                Fault.truncation(),
                Fault.delay(Duration.ofHours(1)),
                Fault.drip(Duration.ofHours(1)))) {
            hub.emulator.faults().add(fault.next(1));
            hub.send("apple").body("{}").exchange();
        }
        assertThat(hub.emulator.ledger())
                .extracting(AcceptedSend::answer)
                .containsExactly(
                        "500 (statusAfterProcessing)",
                        "201 (resetAfterProcessing)",
                        "201 (truncation)",
                        "201 (delay)",
                        "201 (drip)");
    }

    @Test
    void otherProcessesReadItUntilItIsReset() {
        hub.send("apple").tags("a").header("TrackingId", ID).body("{\"a\":1}").exchange();
        assertThat(TestHub.text(hub.anonymous("GET", "_emulator/ledger").exchange()))
                .isEqualTo("[{\"trackingId\":\"" + ID + "\",\"path\":\"messages\",\"notificationId\":\""
                        + theOnlyOne().notificationId() + "\",\"payload\":\"{\\\"a\\\":1}\",\"tags\":\"a\","
                        + "\"deviceHandles\":[],\"acceptedAt\":\"2026-02-24T10:26:42Z\",\"answer\":\"201\"}]");
        hub.emulator.reset();
        assertThat(hub.emulator.ledger()).isEmpty();
    }
}
