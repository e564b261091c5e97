package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
    private static final String INVALID = "The provided request body is invalid. Error: ";

    private final TestHub hub = new TestHub();

    private TransportResponse put(String members) {
        return hub.put("ann", "{\"installationId\":\"ann\"" + members + "}");
    }

    private TransportResponse putTemplate(String platform, String template) {
        return put(",\"platform\":\"" + platform + "\",\"pushChannel\":\"ANN\",\"templates\":{\"greet\":" + template
                + "}");
    }

    private TransportResponse get(String id) {
        return hub.call("GET", "news/installations/" + id + "?api-version=2020-06")
                .exchange();
    }

    private TransportResponse delete(String id) {
        return hub.call("DELETE", "news/installations/" + id + "?api-version=2020-06")
                .exchange();
    }

    @Test
    void aPutIsAnsweredWithNothing() {
        TransportResponse response = put(",\"platform\":\"apns\",\"pushChannel\":\"ANN\"");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(TestHub.header(response, "Content-Length")).isEqualTo("0");
    }

    @Test
    void whatWasPutIsReadAsTheServiceWritesIt() {
        put(",\"platform\":\"APNS\",\"pushChannel\":\"ANN\",\"userId\":\"u\",\"tags\":[\"b\",\"a\"],"
                + "\"pushVariables\":{\"city\":\"Oslo\"},\"templates\":{\"My greeting\":{\"body\":\"{}\","
                + "\"headers\":{\"apns-priority\":\"5\"},\"expiry\":\"$(e)\",\"tags\":[\"t\"]}},"
                + "\"expirationTime\":\"2030-01-01T00:00:00Z\",\"pushChannelExpired\":null,\"unknown\":[1,{}]");
        TransportResponse response = get("ann");
        assertThat(response.status()).isEqualTo(200);
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/xml; charset=utf-8");
        assertThat(TestHub.text(response))
                .isEqualTo("{\"installationId\":\"ann\",\"pushChannel\":\"ANN\",\"pushChannelExpired\":false,"
                        + "\"platform\":\"apns\",\"expirationTime\":\"2030-01-01T00:00:00Z\",\"tags\":[\"b\",\"a\"],"
                        + "\"pushVariables\":{\"city\":\"Oslo\"},\"templates\":{\"My greeting\":{\"body\":\"{}\","
                        + "\"headers\":{\"apns-priority\":\"5\"},\"expiry\":\"$(e)\",\"tags\":[\"t\",\"My greeting\"]}},"
                        + "\"userId\":\"u\"}");
    }

    @Test
    void whatWasReadCanBePutAgain() {
        put(",\"platform\":\"apns\",\"pushChannel\":\"ANN\",\"templates\":{\"My greeting\":{\"body\":\"{}\"}}");
        String read = TestHub.text(get("ann"));
        assertThat(read).contains("\"tags\":[\"My greeting\"]");
        assertThat(hub.put("ann", read).status()).isEqualTo(200);
        assertThat(TestHub.text(get("ann"))).isEqualTo(read);
    }

    @Test
    void whatIsNotSetIsLeftOut() {
        put(
                ",\"platform\":\"apns\",\"pushChannel\":\"ANN\",\"userId\":null,\"tags\":null,\"templates\":{},\"expirationTime\":null");
        assertThat(TestHub.text(get("ann")))
                .isEqualTo("{\"installationId\":\"ann\",\"pushChannel\":\"ANN\",\"pushChannelExpired\":false,"
                        + "\"platform\":\"apns\",\"expirationTime\":\"9999-12-31T23:59:59.9999999Z\"}");
    }

    @Test
    void theTimeOfNeverExpiringCanBePutAgain() {
        put(",\"platform\":\"apns\",\"pushChannel\":\"ANN\",\"expirationTime\":\"9999-12-31T23:59:59.9999999Z\"");
        assertThat(TestHub.text(get("ann"))).contains("\"expirationTime\":\"9999-12-31T23:59:59.9999999Z\"");
    }

    @Test
    void aSecondPutReplacesAll() {
        hub.device("ann", "apns", "sports");
        put(",\"platform\":\"fcmv1\",\"pushChannel\":\"OTHER\"");
        hub.send("apple").body("{}").exchange();
        hub.send("fcmv1").tags("sports").body("{}").exchange();
        assertThat(hub.reached()).isEmpty();
        hub.send("fcmv1").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("OTHER");
    }

    @Test
    void aRefusedPutChangesNothing() {
        hub.device("ann", "apns", "sports");
        assertThat(put(",\"platform\":\"fcmv1\"").status()).isEqualTo(400);
        hub.send("apple").tags("sports").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("ANN");
    }

    @Test
    void whatIsDeletedIsGone() {
        hub.device("ann", "apns");
        TransportResponse response = delete("ann");
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertRefused(get("ann"), 404, "Installation not found");
        hub.send("apple").body("{}").exchange();
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereIsNoError() {
        assertThat(delete("nobody").status()).isEqualTo(204);
    }

    @Test
    void readingWhatIsNotThereIsAnError() {
        assertRefused(get("nobody"), 404, "Installation not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apns", "wns", "mpns", "gcm", "fcmv1", "FcmV1", "adm", "baidu", "xiaomi", "APNS", "Gcm"})
    void everyPlatformIsTakenInAnyCase(String platform) {
        assertThat(put(",\"platform\":\"" + platform + "\",\"pushChannel\":\"ANN\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"platform\":null",
                ",\"platform\":\"\"",
                ",\"platform\":\"apple\"",
                ",\"platform\":\"fcm\"",
                ",\"platform\":\"windows\""
            })
    void anUnknownPlatformIsRefusedInTheWordsOfTheService(String platform) {
        assertRefused(
                put(platform + ",\"pushChannel\":\"ANN\""),
                400,
                INVALID + "'Platform' property is not specified or given value is not supported.. TrackingId:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"pushChannel\":null",
                ",\"pushChannel\":\" \"",
                ",\"pushChannel\":5",
                ",\"pushChannel\":{\"endpoint\":\"e\"}"
            })
    void aDeviceNeedsAPushChannel(String pushChannel) {
        assertRefused(put(",\"platform\":\"apns\"" + pushChannel), 400, INVALID + "'PushChannel' is required");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"endpoint\":\"https://push/1\",\"p256dh\":\"k\",\"auth\":\"a\"}",
                "\"{\\\"endpoint\\\":\\\"https://push/1\\\",\\\"p256dh\\\":\\\"k\\\",\\\"auth\\\":\\\"a\\\"}\"",
            })
    void aBrowserGivesItsSubscriptionAsObjectOrAsTextAndGetsItBackLikeThat(String pushChannel) {
        assertThat(put(",\"platform\":\"browser\",\"pushChannel\":" + pushChannel)
                        .status())
                .isEqualTo(200);
        assertThat(TestHub.text(get("ann"))).contains("\"pushChannel\":" + pushChannel + ",");
        hub.send("browser").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("https://push/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"https://push/1\"",
                "{}",
                "[]",
                "{\"endpoint\":\"https://push/1\",\"p256dh\":\"k\"}",
                "{\"endpoint\":\"https://push/1\",\"auth\":\"a\"}",
                "{\"p256dh\":\"k\",\"auth\":\"a\"}",
                "{\"endpoint\":\"\",\"p256dh\":\"k\",\"auth\":\"a\"}",
                "{\"endpoint\":1,\"p256dh\":\"k\",\"auth\":\"a\"}",
            })
    void aBrowserWithoutAWholeSubscriptionIsRefused(String pushChannel) {
        assertRefused(put(",\"platform\":\"browser\",\"pushChannel\":" + pushChannel), 400, INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"ann\"", "{", "{\"installationId\":\"ann\"}{}", "<a/>"})
    void aBodyThatIsNotOneObjectIsRefused(String body) {
        assertRefused(hub.put("ann", body), 400, INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"installationId\":null}", "{\"installationId\":\"bob\"}", "{\"installationId\":\"ANN\"}"
            })
    void theIdMustBeThatOfThePath(String body) {
        assertRefused(hub.put("ann", body), 400, INVALID + "'InstallationId' is not the one of the path");
    }

    @Test
    void anEncodedIdInThePathIsDecoded() {
        assertThat(hub.put("a%3Db%40c", "{\"installationId\":\"a=b@c\",\"platform\":\"apns\",\"pushChannel\":\"H\"}")
                        .status())
                .isEqualTo(200);
        assertThat(get("a=b@c").status()).isEqualTo(200);
        hub.send("apple").tags("$InstallationId:{a=b@c}").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("H");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"tags\":\"a\"",
                ",\"tags\":[1]",
                ",\"tags\":[null]",
                ",\"tags\":[\"\"]",
                ",\"tags\":[\"a b\"]",
                ",\"tags\":[\"a,b\"]",
                ",\"tags\":[\"ok\",\"not ok\"]",
                ",\"userId\":5",
                ",\"userId\":\"a b\"",
                ",\"pushVariables\":[]",
                ",\"pushVariables\":{\"a\":1}",
                ",\"templates\":[]",
                ",\"templates\":{\"a\":null}",
                ",\"templates\":{\"a\":\"{}\"}",
                ",\"expirationTime\":\"soon\"",
                ",\"expirationTime\":5",
            })
    void whatHasTheWrongFormIsRefused(String members) {
        assertRefused(put(",\"platform\":\"apns\",\"pushChannel\":\"ANN\"" + members), 400, INVALID);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}|'Body' is required",
                "{\"body\":\"\"}|'Body' is required",
                "{\"body\":\"{\\\"a\\\":\\\"$(b\\\"}\"}|Missing closing parentheses",
                "{\"body\":\"{\\\"a\\\":\\\"#1 fan\\\"}\"}|The character following $ or . or % should be a (",
                "{\"body\":\"{\\\"a\\\":\\\".(b)\\\"}\"}|Error trying to parse for .(prop , n) format",
                "{\"body\":\"{\\\"a\\\":\\\"%(b, 3)\\\"}\"}|The expression %(prop , n) is not a valid",
                "{\"body\":\"{\\\"a\\\":\\\"$body\\\"}\"}|Expression type '$body' is not supported.",
                "{\"body\":\"[]\"}|The body of the template is not a JSON object",
                "{\"body\":\"<a/>\"}|The body of the template is not JSON",
                "{\"body\":\"{}\",\"headers\":{\"apns-priority\":\"#5\"}}|The token '#5' is not valid",
                "{\"body\":\"{}\",\"expiry\":\"$(a-b)\"}|Only ASCII-7 alphanumeric characters and '_' are permitted",
            })
    void aWrongTemplateIsRefusedWithItsNameAndTheReason(String template, String reason) {
        assertRefused(putTemplate("apns", template), 400, INVALID + "template 'greet': " + reason);
    }

    @Test
    void aTemplateForWindowsIsXmlAndHasItsType() {
        String toast = "\"body\":\"<toast/>\"";
        assertRefused(
                putTemplate("wns", "{" + toast + "}"),
                400,
                INVALID + "template 'greet': 'X-WNS-Type' header is required");
        assertThat(putTemplate("wns", "{" + toast + ",\"headers\":{\"X-WNS-Type\":\"wns/toast\"}}")
                        .status())
                .isEqualTo(200);
        assertRefused(
                putTemplate("wns", "{\"body\":\"[]\",\"headers\":{\"X-WNS-Type\":\"wns/toast\"}}"),
                400,
                INVALID + "template 'greet': The body of the template is not XML");
        // As recorded, the service takes JSON even for a toast.
        assertThat(putTemplate("wns", "{\"body\":\"{}\",\"headers\":{\"X-WNS-Type\":\"wns/toast\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(putTemplate("wns", "{\"body\":\"{}\",\"headers\":{\"X-WNS-Type\":\"wns/raw\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(putTemplate("mpns", "{" + toast + "}").status()).isEqualTo(200);
    }

    @Test
    void secondaryTilesAreKeptForReading() {
        put(
                ",\"platform\":\"wns\",\"pushChannel\":\"ANN\",\"secondaryTiles\":{\"t\":{\"pushChannel\":\"T\",\"n\":1.0}}");
        assertThat(TestHub.text(get("ann"))).contains("\"secondaryTiles\":{\"t\":{\"pushChannel\":\"T\",\"n\":1.0}}");
    }

    @Test
    void aKeyThatMayListenOnlyMayRegisterItsDevice() {
        String json = "{\"installationId\":\"ann\",\"platform\":\"apns\",\"pushChannel\":\"ANN\"}";
        assertThat(hub.listenOnly("PUT", "news/installations/ann")
                        .body(json)
                        .exchange()
                        .status())
                .isEqualTo(200);
        assertThat(hub.listenOnly("GET", "news/installations/ann").exchange().status())
                .isEqualTo(200);
        assertThat(hub.listenOnly("DELETE", "news/installations/ann").exchange().status())
                .isEqualTo(204);
    }

    @Test
    void anInstallationMayHave64KibibytesAndNoMore() {
        String start = "{\"installationId\":\"ann\",\"platform\":\"apns\",\"pushChannel\":\"";
        assertThat(hub.put("ann", start + "x".repeat(65_536 - start.length() - 2) + "\"}")
                        .status())
                .isEqualTo(200);
        assertRefused(hub.put("ann", start + "x".repeat(65_537 - start.length() - 2) + "\"}"), 413, "The request has");
    }
}
