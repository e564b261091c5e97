package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";

    private final TestHub hub = new TestHub();

    @BeforeEach
    void registerDevices() {
        hub.device("ann", "apns", "sports", "oslo");
        hub.device("bob", "apns", "Weather");
        hub.device("cid", "fcmv1", "sports");
    }

    @Test
    void aBroadcastReachesEveryDeviceOfThePlatformAndNoOther() {
        assertCreated(hub.send("apple").body(ALERT).exchange());
        assertThat(hub.reached()).containsExactly("ANN", "BOB");
        assertThat(hub.emulator.inbox("CID")).isEmpty();
    }

    @Test
    void whatADeviceGotSaysAllAboutIt() {
        TransportResponse response = hub.send("apple")
                .tags("oslo")
                .header("apns-priority", "5")
                .body(ALERT)
                .exchange();
        DeliveredNotification delivered = hub.emulator.inbox("ANN").get(0);
        assertThat(delivered.device()).contains("ann");
        assertThat(delivered.platform()).isEqualTo("apns");
        assertThat(delivered.deviceHandle()).isEqualTo("ANN");
        assertThat(delivered.headers()).containsExactlyEntriesOf(Map.of("apns-priority", "5"));
        assertThat(delivered.payload()).isEqualTo(ALERT);
        assertThat(delivered.matched()).isEqualTo("tags: oslo");
        assertThat(delivered.notificationId()).isEqualTo(TestHub.id(response));
        assertThat(delivered.receivedAt()).isEqualTo(TestHub.START);
        assertThat(delivered).hasToString("apns ANN (tags: oslo): " + ALERT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "sports > ANN",
                "SPORTS > ANN",
                "weather > BOB",
                "sports || weather > ANN BOB",
                "sports && oslo > ANN",
                "sports && weather > ''",
                "!sports > BOB",
                "!(sports || weather) > ''",
                "(sports || weather) && !oslo > BOB",
                "nobody > ''",
                "$InstallationId:{ann} > ANN",
                "$installationid:{ANN} || weather > ANN BOB",
                "!$InstallationId:{ann} > BOB",
            })
    void tagExpressionsDecideWhoIsReached(String expression, String reached) {
        assertCreated(hub.send("apple").tags(expression).body(ALERT).exchange());
        assertThat(String.join(" ", hub.reached())).isEqualTo(reached);
    }

    @Test
    void aUserIsReachedOnAllDevices() {
        hub.put(
                "u1",
                "{\"installationId\":\"u1\",\"platform\":\"apns\",\"pushChannel\":\"U1\",\"userId\":\"eve@x.org\"}");
        hub.put(
                "u2",
                "{\"installationId\":\"u2\",\"platform\":\"apns\",\"pushChannel\":\"U2\",\"userId\":\"eve@x.org\"}");
        hub.send("apple").tags("$UserId:{eve@x.org}").body(ALERT).exchange();
        assertThat(hub.reached()).containsExactly("U1", "U2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "a b", "a &&", "|| a", "(a", "a)", "a & b", "a,b", "é", "!", "$UserId:{x", "a %% b"})
    void aMalformedExpressionIsRefusedAndNobodyIsReached(String expression) {
        assertRefused(hub.send("apple").tags(expression).body(ALERT).exchange(), 400, "The ");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void anExpressionMayHaveTwentyTagsWithOrOnly() {
        String twenty = "t" + " || t".repeat(19);
        assertCreated(hub.send("apple").tags(twenty).body(ALERT).exchange());
        assertRefused(
                hub.send("apple").tags(twenty + " || t").body(ALERT).exchange(),
                400,
                "The supplied TagExpression is not valid: ");
    }

    @Test
    void anExpressionMayHaveSixTagsWithOtherOperators() {
        String six = "t" + " && t".repeat(5);
        assertCreated(hub.send("apple").tags(six).body(ALERT).exchange());
        assertRefused(hub.send("apple").tags(six + " && t").body(ALERT).exchange(), 400, "The supplied TagExpression");
        assertRefused(
                hub.send("apple")
                        .tags("!a || b || c || d || e || f || g")
                        .body(ALERT)
                        .exchange(),
                400,
                "The ");
    }

    @ParameterizedTest
    @CsvSource({
        "apple, apns",
        "APPLE, apns",
        "fcmv1, fcmv1",
        "fcmV1, fcmv1",
        "gcm, gcm",
        "adm, adm",
        "baidu, baidu",
        "xiaomi, xiaomi",
        "windowsphone, mpns",
    })
    void everyFormatReachesItsPlatform(String format, String platform) {
        hub.device("zoe", platform, "only");
        assertCreated(hub.send(format).tags("only").body("{}").exchange());
        assertThat(hub.reached()).containsExactly("ZOE");
        assertThat(hub.emulator.inbox().get(0).platform()).isEqualTo(platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wns", "apns", "fcm", "ios", "nokiax", "apple,fcmv1"})
    void anUnknownFormatIsRefused(String format) {
        assertRefused(
                hub.send(format).body(ALERT).exchange(),
                400,
                "The ServiceBusNotification-Format header has an unknown value: " + format);
    }

    @Test
    void aSendWithoutFormatIsRefused() {
        assertRefused(
                hub.call("POST", "news/messages?api-version=2020-06")
                        .body(ALERT)
                        .exchange(),
                400,
                "The ServiceBusNotification-Format header is missing");
    }

    @Test
    void aWindowsNotificationNeedsItsType() {
        hub.device("win", "wns");
        assertRefused(hub.send("windows").body("<toast/>").exchange(), 400, "The X-WNS-Type header is missing");
        assertThat(hub.emulator.inbox("WIN")).isEmpty();
        assertCreated(hub.send("windows")
                .header("x-wns-type", "wns/toast")
                .body("<toast/>")
                .exchange());
        assertThat(hub.emulator.inbox("WIN").get(0).headers().get("X-WNS-Type")).isEqualTo("wns/toast");
    }

    @Test
    void anEmptyPayloadIsRefused() {
        assertRefused(hub.send("apple").exchange(), 400, "The notification has no payload");
        assertRefused(hub.send("template").exchange(), 400, "The notification has no payload");
    }

    @Test
    void aRequestMayHave64KibibytesAndNoMore() {
        assertCreated(hub.send("apple").body("x".repeat(65_536)).exchange());
        assertRefused(hub.send("apple").body("x".repeat(65_537)).exchange(), 413, "The request has 65537 bytes");
    }

    @Test
    void headersForThePushServiceAreHandedOnAndNoOthers() {
        hub.send("apple")
                .header("apns-topic", "com.example")
                .header("X-Apns-Priority", "10")
                .header("X-Anything", "else")
                .header("Content-Type", "application/json")
                .header("User-Agent", "test")
                .header("TrackingId", "1")
                .header("x-ms-version", "2020-06")
                .header("traceparent", "00-1-2-01")
                .tags("oslo")
                .body(ALERT)
                .exchange();
        assertThat(hub.emulator.inbox("ANN").get(0).headers())
                .containsOnlyKeys("apns-topic", "X-Apns-Priority", "X-Anything");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-25T00:00:00Z, 1771977600",
        "02/25/2026 00:00:00, 1771977600",
        "2026-02-25T01:00+01:00, 1771977600"
    })
    void theLegacyExpiryForAppleBecomesTheHeaderOfThePushService(String expiry, String seconds) {
        assertCreated(hub.send("apple")
                .header("ServiceBusNotification-Apns-Expiry", expiry)
                .body(ALERT)
                .exchange());
        assertThat(hub.emulator.inbox().get(0).headers()).containsEntry("apns-expiration", seconds);
    }

    @Test
    void aLegacyExpiryThatIsNotATimeIsRefused() {
        assertRefused(
                hub.send("apple")
                        .header("ServiceBusNotification-Apns-Expiry", "later")
                        .body(ALERT)
                        .exchange(),
                400,
                "The ServiceBusNotification-Apns-Expiry header is not a time");
    }

    @Test
    void aPayloadInAnyScriptArrivesAsItWasSent() {
        String payload = "{\"aps\":{\"alert\":\"日本 é 😀\"}}";
        hub.send("apple").tags("oslo").body(payload).exchange();
        assertThat(hub.emulator.inbox("ANN").get(0).payload()).isEqualTo(payload);
    }

    @Test
    void aSendThatReachesNobodyIsAcceptedAllTheSame() {
        assertCreated(hub.send("adm").body("{}").exchange());
        assertThat(hub.emulator.inbox()).isEmpty();
    }

    @Test
    void theLocationHoldsAnIdInTheFormOfTheService() {
        TransportResponse response = hub.send("apple").body(ALERT).exchange();
        assertThat(TestHub.header(response, "Location"))
                .matches(
                        "http://localhost:5380/news/messages/NH-20260224102642000-[0-9a-f]{32}-[0-9]{2}\\?api-version=2020-06");
    }

    @Test
    void twoSendsHaveDifferentIds() {
        assertThat(TestHub.id(hub.send("apple").body(ALERT).exchange()))
                .isNotEqualTo(TestHub.id(hub.send("apple").body(ALERT).exchange()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news/messages?api-version=2020-06",
                "news/messages/?api-version=2013-10",
                "News/Messages?api-version=2017-04",
                "NEWS/MESSAGES/",
                "news/messages",
            })
    void thePathHasManySpellings(String path) {
        assertCreated(hub.call("POST", path)
                .header("ServiceBusNotification-Format", "apple")
                .body(ALERT)
                .exchange());
        assertThat(hub.reached()).hasSize(2);
    }

    @Test
    void anExpiredInstallationIsNotReached() {
        hub.put(
                "old",
                "{\"installationId\":\"old\",\"platform\":\"apns\",\"pushChannel\":\"OLD\",\"tags\":[\"x\"],"
                        + "\"expirationTime\":\"2026-02-24T10:26:42Z\"}");
        hub.put(
                "new",
                "{\"installationId\":\"new\",\"platform\":\"apns\",\"pushChannel\":\"NEW\",\"tags\":[\"x\"],"
                        + "\"expirationTime\":\"2026-02-24T10:26:43Z\"}");
        hub.send("apple").tags("x").body(ALERT).exchange();
        assertThat(hub.reached()).containsExactly("NEW");
    }

    @Test
    void aKeyThatMayListenOnlyIsForbiddenToSendWithoutAWord() {
        TransportResponse response = hub.listenOnly("POST", "news/messages?api-version=2020-06")
                .header("ServiceBusNotification-Format", "apple")
                .body(ALERT)
                .exchange();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().first("Content-Type")).isEmpty();
        assertThat(response.headers().first("Retry-After")).isEmpty();
        assertThat(TestHub.header(response, "Content-Length")).isEqualTo("0");
        assertThat(hub.reached()).isEmpty();
    }
}
