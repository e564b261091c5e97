package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {
    private static final String CONTRACT =
            " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                    + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final TestHub hub = new TestHub();

    private TransportResponse get(String id) {
        return hub.call("GET", "news/messages/" + id + "?api-version=2020-06").exchange();
    }

    private String details(TransportResponse sent) {
        TransportResponse response = get(TestHub.id(sent));
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(200);
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/xml; charset=utf-8");
        return TestHub.text(response);
    }

    private String feedbackContainer() {
        TransportResponse response =
                hub.call("GET", "news/feedbackcontainer?api-version=2020-06").exchange();
        assertThat(response.status()).isEqualTo(200);
        return TestHub.text(response);
    }

    /** All of the hub's feedback, as it stands in the files. */
    private String feedback() {
        StringBuilder documents = new StringBuilder();
        for (URI file : hub.emulator.files().list(URI.create(feedbackContainer()))) {
            documents.append(new String(hub.emulator.files().read(file).orElseThrow(), UTF_8));
        }
        return documents.toString();
    }

    private static String element(String name, String xml) {
        return xml.replaceFirst("(?s).*<" + name + ">(.*)</" + name + ">.*", "$1");
    }

    private static String outcome(String name, long count) {
        return "<Outcome><Name>" + name + "</Name><Count>" + count + "</Count></Outcome>";
    }

    @Test
    void theDetailsTellAllAboutANotification() {
        hub.device("ann", "apns", "news");
        hub.device("tim", "apns", "news");
        TransportResponse sent = hub.send("apple")
                .tags("news && !muted")
                .body("{\"a\":\"<é>\r\n\"}")
                .exchange();
        String id = TestHub.id(sent);

        assertThat(details(sent))
                .isEqualTo("<NotificationDetails" + CONTRACT + "><NotificationId>" + id
                        + "</NotificationId><Location>sb://localhost:5380/news/messages/" + id
                        + "?api-version=2020-06</Location><State>Completed</State>"
                        + "<EnqueueTime>2026-02-24T10:26:42Z</EnqueueTime><StartTime>2026-02-24T10:26:42Z</StartTime>"
                        + "<EndTime>2026-02-24T10:26:42Z</EndTime>"
                        + "<NotificationBody>{\"a\":\"&lt;é&gt;&#13;\n\"}</NotificationBody>"
                        + "<Tags>news &amp;&amp; !muted</Tags><TargetPlatforms>apple</TargetPlatforms>"
                        + "<ApnsOutcomeCounts>" + outcome("Success", 2)
                        + "</ApnsOutcomeCounts></NotificationDetails>");
    }

    @ParameterizedTest
    @CsvSource({
        "apns, apple, Apns, ExpiredChannel",
        "fcmv1, fcmv1, FcmV1, ExpiredChannel",
        "gcm, gcm, Gcm, ExpiredChannel",
        "mpns, windowsphone, Mpns, BadChannel",
        "adm, adm, Adm, ExpiredChannel",
        "baidu, baidu, Baidu, ExpiredChannel",
        "xiaomi, xiaomi, Xiaomi, ExpiredChannel",
    })
    void eachPlatformHasItsCountsAndItsWordForADeviceThatIsGone(
            String platform, String format, String counts, String word) {
        hub.device("ann", platform);
        hub.device("tim", platform);
        hub.emulator.expire("TIM");
        String details = details(hub.send(format).body("{}").exchange());

        assertThat(details).contains("<TargetPlatforms>" + format + "</TargetPlatforms>");
        assertThat(element(counts + "OutcomeCounts", details)).contains(outcome(word, 1), outcome("Success", 1));
        assertThat(feedback())
                .contains("<NotificationSystemError>" + word + "<", "<Platform>" + format + "<", "<PnsHandle>TIM<");
    }

    @Test
    void theElementsStandInTheOrderOfTheService() {
        String template = "{\"body\":\"{\\\"a\\\":\\\"$(m)\\\"}\"}";
        List.of("xiaomi", "fcmv1", "adm", "gcm", "apns")
                .forEach(platform -> hub.deviceWithTemplate(platform, platform, template));
        hub.emulator.expire("ADM");
        String details = details(hub.send("template").body("{\"m\":\"x\"}").exchange());

        assertThat(details)
                .containsSubsequence(
                        "<TargetPlatforms>appletemplate,fcmv1template,gcmtemplate,admtemplate,xiaomitemplate<",
                        "<ApnsOutcomeCounts>",
                        "<GcmOutcomeCounts>",
                        "<AdmOutcomeCounts>",
                        "<PnsErrorDetailsUri>",
                        "<FcmV1OutcomeCounts>",
                        "<XiaomiOutcomeCounts>");
        assertThat(details).contains("<NotificationBody>{\"m\":\"x\"}</NotificationBody>");
    }

    @ParameterizedTest
    @CsvSource({"apple, apple", "template, template"})
    void whatNoDeviceMatchesHasNoTarget(String format, String platforms) {
        hub.device("ann", "apns", "news");
        String details = details(hub.send(format).tags("olds").body("{}").exchange());

        assertThat(details)
                .contains("<State>NoTargetFound<", "<TargetPlatforms>" + platforms + "<")
                .doesNotContain("OutcomeCounts", "PnsErrorDetailsUri");
    }

    @Test
    void directSendsAndBatchesAndTestSendsAreCountedToo() {
        hub.device("ann", "apns");
        hub.emulator.expire("B2");
        String batch = """
                --b
                Content-Disposition: inline; name=notification

                {}
                --b
                Content-Disposition: inline; name=devices

                ["B1","B2","B1"]
                --b--
                """.replace("\n", "\r\n");

        assertThat(details(hub.direct("apple", "AABB").body("{}").exchange()))
                .contains(outcome("Success", 1))
                .doesNotContain("<Tags>");
        assertThat(details(hub.call("POST", "news/messages/$batch?direct")
                        .header("Content-Type", "multipart/mixed; boundary=b")
                        .header("ServiceBusNotification-Format", "apple")
                        .body(batch)
                        .exchange()))
                .contains(outcome("ExpiredChannel", 1), outcome("Success", 2));
        assertThat(details(hub.call("POST", "news/messages?test")
                        .header("ServiceBusNotification-Format", "apple")
                        .body("{}")
                        .exchange()))
                .contains(outcome("Success", 1));
        assertThat(hub.reached()).containsExactly("AABB", "B1", "B1", "ANN");
    }

    @Test
    void aScheduledNotificationHasNotBegun() {
        hub.device("ann", "apns");
        TransportResponse sent =
                hub.schedule("apple", "2026-02-24T11:26:42Z").body("{}").exchange();

        assertThat(details(sent))
                .contains("<State>Scheduled</State><EnqueueTime>2026-02-24T10:26:42Z</EnqueueTime><NotificationBody>")
                .doesNotContain("OutcomeCounts");

        hub.emulator.advance(Duration.ofHours(2));
        assertThat(details(sent))
                .contains(
                        "<State>Completed</State><EnqueueTime>2026-02-24T10:26:42Z</EnqueueTime>"
                                + "<StartTime>2026-02-24T11:26:42Z</StartTime><EndTime>2026-02-24T11:26:42Z</EndTime>",
                        outcome("Success", 1));
    }

    @Test
    void aCancelledNotificationIsCancelledForGood() {
        hub.device("ann", "apns");
        TransportResponse sent =
                hub.schedule("apple", "2026-02-24T11:26:42Z").body("{}").exchange();
        hub.emulator.advance(Duration.ofMinutes(1));
        hub.call("DELETE", "news/schedulednotifications/" + TestHub.id(sent)).exchange();
        hub.emulator.advance(Duration.ofHours(2));

        assertThat(details(sent))
                .contains("<State>Cancelled</State>", "<EndTime>2026-02-24T10:27:42Z</EndTime>")
                .doesNotContain("OutcomeCounts", "StartTime");
    }

    @Test
    void aPayloadThatCannotBeMadeIsAFailure() {
        hub.deviceWithTemplate("tim", "apns", "{\"body\":\"{\\\"aps\\\":{}}\",\"expiry\":\"$(when)\"}");
        String details =
                details(hub.send("template").body("{\"when\":\"soon\"}").exchange());

        assertThat(details).contains("<State>Completed<", outcome("InvalidNotificationFormat", 1));
        assertThat(hub.reached()).isEmpty();
        assertThat(feedback()).contains("<NotificationSystemError>InvalidNotificationFormat<", "<InstallationId>tim<");
        assertThat(hub.call("GET", "news/installations/tim").exchange().status())
                .isEqualTo(200);
    }

    @Test
    void theErrorsOfANotificationAreFoundAtTheAddressInItsDetails() {
        hub.put("ann", "{\"installationId\":\"ann\",\"platform\":\"apns\",\"pushChannel\":\"A&B\"}");
        hub.emulator.expire("A&B");
        TransportResponse sent = hub.send("apple").body("{}").exchange();
        String document = "<?xml version=\"1.0\" encoding=\"utf-16\"?><PnsFeedback" + CONTRACT
                + "><FeedbackTime>2026-02-24T10:26:42Z</FeedbackTime>"
                + "<NotificationSystemError>ExpiredChannel</NotificationSystemError><Platform>apple</Platform>"
                + "<PnsHandle>A&amp;B</PnsHandle><InstallationId>ann</InstallationId><NotificationId>"
                + TestHub.id(sent) + "</NotificationId></PnsFeedback>\n";

        String address = element("PnsErrorDetailsUri", details(sent)).replace("&amp;", "&");
        assertThat(TestHub.text(hub.anonymous("GET", address.substring(TestHub.BASE.length()))
                        .exchange()))
                .isEqualTo(document);
        assertThat(feedback()).isEqualTo(document);
        assertThat(hub.emulator.files().list(URI.create(feedbackContainer())))
                .singleElement()
                .satisfies(file -> assertThat(file.getPath()).endsWith("/feedback/02242026"));
    }

    @Test
    void aDeviceThatIsGoneIsDeletedAfterTheNextSend() {
        hub.device("ann", "apns");
        hub.device("tim", "apns");
        hub.emulator.expire("TIM");
        assertThat(hub.call("GET", "news/installations/tim").exchange().status())
                .isEqualTo(200);

        hub.send("apple").body("{}").exchange();
        assertThat(hub.call("GET", "news/installations/tim").exchange().status())
                .isEqualTo(404);
        assertThat(hub.call("GET", "news/installations/ann").exchange().status())
                .isEqualTo(200);
        assertThat(details(hub.send("apple").body("{}").exchange()))
                .contains(outcome("Success", 1))
                .doesNotContain("ExpiredChannel");
        assertThat(hub.reached()).containsExactly("ANN", "ANN");
    }

    @Test
    void aDirectSendDeletesNothing() {
        hub.device("tim", "apns");
        hub.emulator.expire("TIM");
        String details = details(hub.direct("apple", "TIM").body("{}").exchange());

        assertThat(details).contains(outcome("ExpiredChannel", 1));
        assertThat(feedback()).contains("<PnsHandle>TIM<").doesNotContain("InstallationId");
        assertThat(hub.call("GET", "news/installations/tim").exchange().status())
                .isEqualTo(200);
    }

    @Test
    void aTestSendTellsOfADeviceThatIsGone() {
        hub.device("tim", "apns");
        hub.emulator.expire("TIM");
        assertThat(TestHub.text(hub.call("POST", "news/messages?test")
                        .header("ServiceBusNotification-Format", "apple")
                        .body("{}")
                        .exchange()))
                .contains(
                        "<Success>0</Success><Failure>1</Failure>",
                        "<Outcome>The Push Notification System handle for the registration is invalid</Outcome>");
    }

    @Test
    void aHandleStaysDeadUntilAReset() {
        hub.emulator.expire("TIM");
        hub.device("tim", "apns");
        hub.send("apple").body("{}").exchange();
        assertThat(hub.reached()).isEmpty();

        hub.emulator.reset();
        hub.device("tim", "apns");
        hub.send("apple").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("TIM");
    }

    @Test
    void aResetForgetsNotificationsAndFeedback() {
        hub.emulator.expire("AABB");
        TransportResponse sent = hub.direct("apple", "AABB").body("{}").exchange();
        assertThat(feedback()).isNotEmpty();
        hub.emulator.reset();

        assertRefused(get(TestHub.id(sent)), 404, "The notification does not exist");
        assertThat(feedback()).isEmpty();
    }

    @Test
    void eachHubHasItsOwnFeedback() {
        hub.namespace("PUT", "olds?api-version=2020-06")
                .body("<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\">"
                        + "<NotificationHubDescription/></content></entry>")
                .exchange();
        hub.emulator.expire("AABB");
        hub.direct("apple", "AABB").body("{}").exchange();
        String other =
                TestHub.text(hub.namespace("GET", "olds/feedbackcontainer").exchange());

        assertThat(other).startsWith("http://localhost:5380/_emulator/blobs/feedback-2?");
        assertThat(hub.emulator.files().list(URI.create(other))).isEmpty();
        assertThat(feedback()).contains("AABB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NH-1", "unknown", "%20"})
    void whatIsNotKnownIsNotFound(String id) {
        assertRefused(get(id), 404, "The notification does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void telemetryIsReadOnly(String method) {
        assertRefused(hub.call(method, "news/messages/NH-1").exchange(), 405, "The method");
        assertRefused(hub.call(method, "news/feedbackcontainer").exchange(), 405, "The method");
    }

    @Test
    void aKeyThatMayListenOnlyIsToldNothing() {
        TransportResponse sent = hub.direct("apple", "AABB").body("{}").exchange();
        assertThat(hub.listenOnly("GET", "news/messages/" + TestHub.id(sent))
                        .exchange()
                        .status())
                .isEqualTo(403);
        assertThat(hub.listenOnly("GET", "news/feedbackcontainer").exchange().status())
                .isEqualTo(403);
        assertRefused(hub.anonymous("GET", "news/feedbackcontainer").exchange(), 401, "");
    }

    @Test
    void addressesAreThoseThatTheCallerSees() {
        hub.emulator.expire("AABB");
        TransportResponse sent = hub.direct("apple", "AABB").body("{}").exchange();
        String details = TestHub.text(hub.call("GET", "news/messages/" + TestHub.id(sent))
                .at("https://localhost:9/")
                .exchange());

        assertThat(details)
                .contains(
                        "<Location>sb://localhost:9/news/messages/" + TestHub.id(sent) + "</Location>",
                        "<PnsErrorDetailsUri>https://localhost:9/_emulator/blobs/pnserrors/" + TestHub.id(sent) + "?");
    }

    @Test
    void theOldestNotificationIsForgottenWithItsErrors() {
        EmulatorFiles files = new EmulatorFiles(new IdSource(new Random(1)));
        Telemetry telemetry = new Telemetry(files);
        PushResult gone = PushResult.gone(new PushDispatch.Attempt(DevicePlatform.APPLE, "AABB", null, "", null));
        for (int i = 0; i < 10_001; i++) {
            Send send = new Send(
                    Integer.toString(i), new Send.Everyone(), new Send.Native(DevicePlatform.APPLE, Map.of(), "x"));
            telemetry.pushed(send, i < 2 ? List.of(gone) : List.of(), TestHub.START);
        }

        assertThat(telemetry.progress("0")).isEmpty();
        assertThat(telemetry.progress("1")).isPresent();
        assertThat(telemetry.progress("10000")).isPresent();
        assertThat(files.names("pnserrors")).containsExactly("1");
        assertThat(files.names("feedback")).hasSize(1);
    }
}
