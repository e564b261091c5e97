package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSendTest {
    private static final String APPLE_BODY = "\"body\":\"{\\\"aps\\\":{\\\"alert\\\":\\\"$(message)\\\"}}\"";
    private static final String TOAST_BODY = "\"body\":\"<toast><text id=\\\"1\\\">$(message)</text></toast>\"";

    private final TestHub hub = new TestHub();

    private void device(String id, String platform, String more) {
        assertThat(hub.put(
                                id,
                                "{\"installationId\":\"" + id + "\",\"platform\":\"" + platform
                                        + "\",\"pushChannel\":\"" + TestHub.handle(id) + "\"," + more + "}")
                        .status())
                .isEqualTo(200);
    }

    private String payload(String handle) {
        return hub.emulator.inbox(handle).get(0).payload();
    }

    @Test
    void devicesOfEveryPlatformGetTheirOwnTemplate() {
        hub.deviceWithTemplate("ann", "apns", "{" + APPLE_BODY + "}");
        hub.deviceWithTemplate("win", "wns", "{" + TOAST_BODY + ",\"headers\":{\"X-WNS-Type\":\"wns/toast\"}}");
        hub.device("nat", "apns");
        assertCreated(
                hub.send("template").body("{\"message\":\"<Hi> \\\"you\\\"\"}").exchange());
        assertThat(hub.reached()).containsExactly("ANN", "WIN");
        assertThat(payload("ANN")).isEqualTo("{\"aps\":{\"alert\":\"<Hi> \\\"you\\\"\"}}");
        assertThat(payload("WIN")).isEqualTo("<toast><text id=\"1\">&lt;Hi&gt; \"you\"</text></toast>");
        assertThat(hub.emulator.inbox("WIN").get(0).headers()).containsEntry("X-WNS-Type", "wns/toast");
        assertThat(hub.emulator.inbox("ANN").get(0).matched()).isEqualTo("template greet, broadcast");
    }

    @Test
    void aNativeSendReachesADeviceWithTemplatesToo() {
        hub.deviceWithTemplate("ann", "apns", "{" + APPLE_BODY + "}");
        hub.send("apple").body("{}").exchange();
        assertThat(payload("ANN")).isEqualTo("{}");
    }

    @Test
    void everyTemplateOfADeviceThatMatchesIsRendered() {
        device(
                "ann",
                "apns",
                "\"tags\":[\"base\"],\"templates\":{\"one\":{\"body\":\"{\\\"a\\\":\\\"1\\\"}\",\"tags\":[\"x\"]},"
                        + "\"two\":{\"body\":\"{\\\"a\\\":\\\"2\\\"}\",\"tags\":[\"y\"]}}");
        hub.send("template").tags("base").body("{}").exchange();
        assertThat(hub.emulator.inbox())
                .extracting(DeliveredNotification::matched)
                .containsExactly("template one, tags: base", "template two, tags: base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ONE", "base && x", "$InstallationId:{ann} && one", "$UserId:{u} && !two"})
    void aTemplateIsFoundByItsTagsItsNameAndTheTagsOfTheDevice(String expression) {
        device(
                "ann",
                "apns",
                "\"userId\":\"u\",\"tags\":[\"base\"],\"templates\":{"
                        + "\"one\":{\"body\":\"{\\\"a\\\":\\\"1\\\"}\",\"tags\":[\"x\"]},"
                        + "\"two\":{\"body\":\"{\\\"a\\\":\\\"2\\\"}\",\"tags\":[\"y\"]}}");
        hub.send("template").tags(expression).body("{}").exchange();
        assertThat(hub.emulator.inbox())
                .extracting(DeliveredNotification::payload)
                .containsExactly("{\"a\":\"1\"}");
    }

    @Test
    void theTagsOfATemplateAreNotThoseOfTheDevice() {
        device("ann", "apns", "\"templates\":{\"one\":{\"body\":\"{}\",\"tags\":[\"x\"]}}");
        hub.send("apple").tags("x || one").body("{}").exchange();
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void pushVariablesFillInWhatTheSendLacks() {
        device(
                "ann",
                "apns",
                "\"pushVariables\":{\"Name\":\"Ann\",\"message\":\"variable\"},\"templates\":{\"t\":{\"body\":"
                        + "\"{\\\"a\\\":\\\"{$(message) + ' ' + $(name)}\\\"}\"}}");
        hub.send("template").body("{\"MESSAGE\":\"sent\"}").exchange();
        assertThat(payload("ANN")).isEqualTo("{\"a\":\"sent Ann\"}");
    }

    @Test
    void numbersAndBooleansCountAsTheirText() {
        hub.deviceWithTemplate(
                "ann",
                "fcmv1",
                "{\"body\":\"{\\\"n\\\":\\\"#(n)\\\",\\\"b\\\":\\\"$(b)\\\",\\\"z\\\":\\\"$(z)\\\"}\"}");
        hub.send("template").body("{\"n\":1.50,\"b\":true,\"z\":null}").exchange();
        assertThat(payload("ANN")).isEqualTo("{\"n\":1.50,\"b\":\"true\",\"z\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "5",
                "null",
                "{",
                "{\"a\":{}}",
                "{\"a\":[\"b\"]}",
                "{\"a\":1}{}",
                "<a/>",
                "message=Hi"
            })
    void propertiesThatAreNotAFlatObjectAreRefused(String body) {
        hub.deviceWithTemplate("ann", "apns", "{" + APPLE_BODY + "}");
        assertRefused(hub.send("template").body(body).exchange(), 400, "The properties of a template notification");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void headersAndExpiryOfATemplateAreExpressionsToo() {
        hub.deviceWithTemplate(
                "ann",
                "apns",
                "{" + APPLE_BODY + ",\"headers\":{\"apns-priority\":\"#(priority)\",\"apns-collapse-id\":\"$(topic)\"},"
                        + "\"expiry\":\"$(until)\"}");
        hub.send("template")
                .body("{\"priority\":\"5\",\"topic\":\"scores\",\"until\":\"2026-02-25T00:00:00Z\"}")
                .exchange();
        assertThat(hub.emulator.inbox("ANN").get(0).headers())
                .containsEntry("apns-priority", "5")
                .containsEntry("apns-collapse-id", "scores")
                .containsEntry("apns-expiration", "1771977600")
                .hasSize(3);
    }

    @Test
    void anExpiryThatIsNotATimeKeepsTheNotificationFromTheDevice() {
        hub.deviceWithTemplate("ann", "apns", "{" + APPLE_BODY + ",\"expiry\":\"$(until)\"}");
        hub.send("template").body("{\"until\":\"later\"}").exchange();
        assertThat(hub.reached()).isEmpty();
        hub.send("template").body("{\"until\":\"\"}").exchange();
        assertThat(hub.emulator.inbox("ANN").get(0).headers()).isEmpty();
    }

    @Test
    void headersOfTheSendGoToAppleOnly() {
        hub.deviceWithTemplate("ann", "apns", "{" + APPLE_BODY + ",\"headers\":{\"apns-push-type\":\"alert\"}}");
        hub.deviceWithTemplate("gus", "fcmv1", "{" + APPLE_BODY + "}");
        hub.send("template")
                .header("apns-push-type", "background")
                .header("X-Other", "1")
                .body("{}")
                .exchange();
        assertThat(hub.emulator.inbox("ANN").get(0).headers())
                .containsEntry("apns-push-type", "background")
                .hasSize(1);
        assertThat(hub.emulator.inbox("GUS").get(0).headers()).isEmpty();
    }

    @Test
    void aPayloadThatBreaksForOneDeviceReachesTheOthers() {
        hub.deviceWithTemplate("bad", "apns", "{\"body\":\"{\\\"badge\\\":\\\"#(n)\\\"}\"}");
        hub.deviceWithTemplate("ann", "apns", "{" + APPLE_BODY + "}");
        assertCreated(hub.send("template").body("{\"message\":\"Hi\"}").exchange());
        assertThat(hub.reached()).containsExactly("ANN");
    }

    @Test
    void aRawTemplateForWindowsMayBeJson() {
        hub.deviceWithTemplate("raw", "wns", "{" + APPLE_BODY + ",\"headers\":{\"x-wns-type\":\"wns/raw\"}}");
        hub.send("template").body("{\"message\":\"Hi\"}").exchange();
        assertThat(payload("RAW")).isEqualTo("{\"aps\":{\"alert\":\"Hi\"}}");
    }
}
