package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSendTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hi\"}}";
    private static final String DEVICES = "[\"AAAA\",\"BBBB\"]";
    private static final String MISSING_PART = "Could not find a part of the multipart content supplied.";

    private final TestHub hub = new TestHub();

    private static String dotNet(String notification, String devices) {
        return "--nh-batch-multipart-boundary\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + "Content-Disposition: inline; name=notification\r\n\r\n"
                + notification + "\r\n--nh-batch-multipart-boundary\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + "Content-Disposition: inline; name=devices\r\n\r\n"
                + devices + "\r\n--nh-batch-multipart-boundary--\r\n";
    }

    private static String javaScript(String notification, String devices) {
        return "--nh-boundary-11111111-2222-3333-4444-555555555555\r\n"
                + "Content-type: application/json;charset=utf-8\r\n"
                + "Content-Disposition: inline; name=notification\r\n\r\n"
                + notification + "\r\n--nh-boundary-11111111-2222-3333-4444-555555555555\r\n"
                + "Content-type: application/json\r\n"
                + "Content-Disposition: inline; name=devices\r\n\r\n"
                + devices + "\r\n--nh-boundary-11111111-2222-3333-4444-555555555555--";
    }

    private TestHub.Call batch(String format, String path) {
        return hub.call("POST", path)
                .header("ServiceBusNotification-Format", format)
                .header("Content-Type", "multipart/mixed; boundary=\"nh-batch-multipart-boundary\"");
    }

    private TransportResponse batch(String notification, String devices, String format) {
        return batch(format, "news/messages/$batch?api-version=2020-06&direct")
                .body(dotNet(notification, devices))
                .exchange();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static String handles(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"h" + i + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void theLayoutOfTheDotNetClientIsRead() throws NoSuchAlgorithmException {
        String body = dotNet(ALERT, DEVICES);
        assertThat(sha256(body)).isEqualTo("5c63c39c16280528414d13af3d1a7a006cf28b309e0d532c55e7ddd264fab9fe");
        TransportResponse response = batch("apple", "news/messages/$batch?api-version=2020-06&direct")
                .body(body)
                .exchange();
        assertCreated(response);
        assertThat(hub.reached()).containsExactly("AAAA", "BBBB");
        assertThat(hub.emulator.inbox()).allSatisfy(delivered -> {
            assertThat(delivered.payload()).isEqualTo(ALERT);
            assertThat(delivered.matched()).isEqualTo("direct");
            assertThat(delivered.notificationId()).isEqualTo(TestHub.id(response));
        });
    }

    @Test
    void theLayoutOfTheJavaScriptClientIsRead() throws NoSuchAlgorithmException {
        String body = javaScript(ALERT, DEVICES);
        assertThat(sha256(body)).isEqualTo("c17edf7324c65ec3bc4e2425a90bd8ccd7c456951d59124de6665dcd48c3e340");
        assertCreated(hub.call("POST", "news/messages/$batch?api-version=2020-06&direct=true")
                .header("ServiceBusNotification-Format", "apple")
                .header(
                        "Content-Type",
                        "multipart/mixed; boundary = \"nh-boundary-11111111-2222-3333-4444-555555555555\"")
                .body(body)
                .exchange());
        assertThat(hub.reached()).containsExactly("AAAA", "BBBB");
    }

    @Test
    void handlesInSingleQuotesAreRead() {
        assertCreated(batch(ALERT, "['AAAA','BBBB']", "apple"));
        assertThat(hub.reached()).containsExactly("AAAA", "BBBB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news/messages/$batch?direct",
                "news/messages/%24batch?direct",
                "NEWS/messages/$Batch/?direct=true"
            })
    void thePathHasManySpellings(String path) {
        assertCreated(batch("apple", path).body(dotNet(ALERT, DEVICES)).exchange());
        assertThat(hub.reached()).hasSize(2);
    }

    @Test
    void theLocationHasNoBatchInItAndRepeatsTheFlag() {
        assertThat(TestHub.header(batch(ALERT, DEVICES, "apple"), "Location"))
                .startsWith("http://localhost:5380/news/messages/NH-")
                .endsWith("?api-version=2020-06&direct");
    }

    @Test
    void headersOfTheWholeRequestGoToThePushService() {
        batch("windows", "news/messages/$batch?direct")
                .header("X-WNS-Type", "wns/toast")
                .body(dotNet("<toast/>", DEVICES))
                .exchange();
        assertThat(hub.emulator.inbox("AAAA").get(0).headers()).containsOnlyKeys("X-WNS-Type");
        assertRefused(batch("<toast/>", DEVICES, "windows"), 400, "The X-WNS-Type header is missing");
    }

    @Test
    void aThousandHandlesAreTakenAndNoMore() {
        assertCreated(batch(ALERT, handles(1000), "apple"));
        assertThat(hub.reached()).hasSize(1000).startsWith("h0").endsWith("h999");
        assertRefused(batch(ALERT, handles(1001), "apple"), 400, "A batch takes an array of 1 to 1000 device handles");
        assertThat(hub.reached()).hasSize(1000);
    }

    @Test
    void aBatchMayBeLargerThanOtherRequestsButItsNotificationMayNot() {
        String longHandle = "\"" + "h".repeat(70_000) + "\"";
        assertCreated(batch(ALERT, "[" + longHandle + "]", "apple"));
        assertRefused(batch("x".repeat(65_537), DEVICES, "apple"), 413, "The request has 65537 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"AAAA\"",
                "null",
                "[1]",
                "[null]",
                "[\"\"]",
                "[\"A\",[\"B\"]]",
                "",
                "[\"A\"",
                "[\"A\"] []",
                "A,B"
            })
    void whatIsNotAnArrayOfHandlesIsRefused(String devices) {
        TransportResponse response = batch(ALERT, devices, "apple");
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(400);
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void aPartThatIsMissingIsNamedAsTheServiceDoes() {
        assertRefused(
                batch("apple", "news/messages/$batch?direct")
                        .body(dotNet(ALERT, DEVICES).replace("name=devices", "name=others"))
                        .exchange(),
                400,
                MISSING_PART);
        assertRefused(
                batch("apple", "news/messages/$batch?direct")
                        .body(dotNet(ALERT, DEVICES).replace("name=notification", "name=message"))
                        .exchange(),
                400,
                MISSING_PART);
        assertRefused(batch("apple", "news/messages/$batch?direct").body(ALERT).exchange(), 400, MISSING_PART);
    }

    @Test
    void anotherContentTypeIsRefused() {
        assertRefused(
                batch("apple", "news/messages/$batch?direct")
                        .header("Content-Type", "application/json")
                        .body(dotNet(ALERT, DEVICES))
                        .exchange(),
                400,
                "The content type of a batch must be multipart/mixed");
    }

    @Test
    void anEmptyNotificationIsRefused() {
        assertRefused(batch("", DEVICES, "apple"), 400, "The notification has no payload");
    }

    @Test
    void templatesAndBrowsersHaveNoBatch() {
        assertRefused(batch("{}", DEVICES, "template"), 400, "A template notification cannot be sent");
        assertRefused(batch("{}", DEVICES, "browser"), 400, "A batch cannot go to browsers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news/messages/$batch",
                "news/messages/$batch?api-version=2020-06",
                "news/messages/$batch?direct&test"
            })
    void aBatchIsADirectSendAndNothingElse(String path) {
        assertRefused(
                batch("apple", path).body(dotNet(ALERT, DEVICES)).exchange(), 400, "A batch must be a direct send");
    }

    @Test
    void aKeyThatMayListenOnlyIsForbidden() {
        TransportResponse response = hub.listenOnly("POST", "news/messages/$batch?direct")
                .header("ServiceBusNotification-Format", "apple")
                .header("Content-Type", "multipart/mixed; boundary=nh-batch-multipart-boundary")
                .body(dotNet(ALERT, DEVICES))
                .exchange();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }
}
