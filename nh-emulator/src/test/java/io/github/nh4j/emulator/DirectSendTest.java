package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectSendTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";
    private static final String ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc";

    private final TestHub hub = new TestHub();

    @Test
    void aHandleIsReachedWithoutRegistration() {
        TransportResponse response = hub.direct("apple", "AABB")
                .header("apns-priority", "5")
                .body(ALERT)
                .exchange();
        assertCreated(response);
        DeliveredNotification delivered = hub.emulator.inbox("AABB").get(0);
        assertThat(delivered.device()).isEmpty();
        assertThat(delivered.platform()).isEqualTo("apns");
        assertThat(delivered.payload()).isEqualTo(ALERT);
        assertThat(delivered.matched()).isEqualTo("direct");
        assertThat(delivered.headers()).containsEntry("apns-priority", "5").hasSize(1);
        assertThat(delivered.notificationId()).isEqualTo(TestHub.id(response));
    }

    @Test
    void onlyTheHandleIsReached() {
        hub.device("ann", "apns");
        hub.device("bob", "apns");
        hub.direct("apple", "ANN").body(ALERT).exchange();
        assertThat(hub.reached()).containsExactly("ANN");
    }

    @Test
    void theLocationRepeatsTheFlag() {
        assertThat(TestHub.header(hub.direct("apple", "AABB").body(ALERT).exchange(), "Location"))
                .endsWith("?api-version=2020-06&direct");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?direct",
                "?direct=true",
                "/?api-version=2015-04&direct=true",
                "?direct&api-version=2020-06",
                "?DIRECT"
            })
    void theFlagHasManySpellings(String query) {
        assertCreated(hub.call("POST", "news/messages" + query)
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "AABB")
                .body(ALERT)
                .exchange());
        assertThat(hub.reached()).containsExactly("AABB");
    }

    @Test
    void tagsAreOfNoAccount() {
        hub.device("ann", "apns", "sports");
        assertCreated(hub.direct("apple", "AABB").tags("sports").body(ALERT).exchange());
        assertThat(hub.reached()).containsExactly("AABB");
    }

    @Test
    void aDirectSendWithoutHandleIsRefused() {
        hub.device("ann", "apns");
        assertRefused(
                hub.call("POST", "news/messages?direct")
                        .header("ServiceBusNotification-Format", "apple")
                        .body(ALERT)
                        .exchange(),
                400,
                "The ServiceBusNotification-DeviceHandle header is missing");
        assertRefused(hub.direct("apple", " ").body(ALERT).exchange(), 400, "The ServiceBusNotification-DeviceHandle");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void aTemplateCannotBeSentToAHandle() {
        assertRefused(
                hub.direct("template", "AABB").body("{\"a\":\"b\"}").exchange(),
                400,
                "A template notification cannot be sent to device handles");
    }

    @Test
    void theRulesOfThePlatformHoldHereToo() {
        assertRefused(hub.direct("windows", "https://wns/1").body("<toast/>").exchange(), 400, "The X-WNS-Type");
        assertRefused(hub.direct("apple", "AABB").exchange(), 400, "The notification has no payload");
        assertRefused(hub.direct("ios", "AABB").body(ALERT).exchange(), 400, "The ServiceBusNotification-Format");
        assertRefused(hub.direct("apple", "AABB").body("x".repeat(65_537)).exchange(), 413, "The request has");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void aBrowserIsReachedWithTheKeysOfItsSubscription() {
        assertCreated(hub.direct("browser", ENDPOINT)
                .header("P256DH", "key")
                .header("Auth", "secret")
                .body("{}")
                .exchange());
        DeliveredNotification delivered = hub.emulator.inbox(ENDPOINT).get(0);
        assertThat(delivered.platform()).isEqualTo("browser");
        assertThat(delivered.headers()).isEmpty();
    }

    @Test
    void aBrowserWithoutTheKeysOfItsSubscriptionIsRefused() {
        assertRefused(
                hub.direct("browser", ENDPOINT)
                        .header("Auth", "secret")
                        .body("{}")
                        .exchange(),
                400,
                "The P256DH header is missing");
        assertRefused(
                hub.direct("browser", ENDPOINT)
                        .header("P256DH", "key")
                        .body("{}")
                        .exchange(),
                400,
                "The Auth header is missing");
        assertRefused(
                hub.direct("browser", ENDPOINT)
                        .header("P256DH", "key")
                        .header("Auth", "")
                        .body("{}")
                        .exchange(),
                400,
                "The Auth header is missing");
    }

    @Test
    void aDirectSendCannotBeATestSend() {
        assertRefused(
                hub.call("POST", "news/messages?direct&test")
                        .header("ServiceBusNotification-Format", "apple")
                        .header("ServiceBusNotification-DeviceHandle", "AABB")
                        .body(ALERT)
                        .exchange(),
                400,
                "A test send cannot be a direct send");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void aKeyThatMayListenOnlyIsForbidden() {
        TransportResponse response = hub.listenOnly("POST", "news/messages?direct")
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "AABB")
                .body(ALERT)
                .exchange();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
        assertThat(hub.reached()).isEmpty();
    }
}
