package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSendTest {
    private static final String OPENING = "<NotificationOutcome"
            + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">";

    private final TestHub hub = new TestHub();

    private TransportResponse testSend(String format, String body) {
        return hub.call("POST", "news/messages?api-version=2020-06&test")
                .header("ServiceBusNotification-Format", format)
                .body(body)
                .exchange();
    }

    @Test
    void theOutcomeOfEveryDeviceIsAnswered() {
        hub.device("ann", "apns");
        TransportResponse response = testSend("apple", "{}");
        assertThat(response.status()).isEqualTo(201);
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/xml; charset=utf-8");
        assertThat(TestHub.text(response))
                .matches(
                        Pattern.quote(OPENING) + "<Success>1</Success><Failure>0</Failure><Results><RegistrationResult>"
                                + "<ApplicationPlatform>apple</ApplicationPlatform><PnsHandle>ANN</PnsHandle>"
                                + "<RegistrationId>\\d+-\\d+-\\d</RegistrationId>"
                                + "<Outcome>The Notification was successfully sent to the Push Notification System</Outcome>"
                                + "</RegistrationResult></Results></NotificationOutcome>");
        assertThat(TestHub.id(response))
                .isEqualTo(hub.emulator.inbox("ANN").get(0).notificationId());
    }

    @Test
    void nobodyReachedIsAnOutcomeToo() {
        assertThat(TestHub.text(testSend("apple", "{}")))
                .isEqualTo(
                        OPENING + "<Success>0</Success><Failure>0</Failure><Results></Results></NotificationOutcome>");
    }

    @Test
    void aTemplateThatCannotBeRenderedIsAFailure() {
        hub.deviceWithTemplate("ann", "apns", "{\"body\":\"{\\\"aps\\\":{\\\"badge\\\":\\\"#(n)\\\"}}\"}");
        TransportResponse response = testSend("template", "{\"n\":\"many\"}");
        assertThat(TestHub.text(response))
                .contains("<Success>0</Success><Failure>1</Failure>")
                .contains("<Outcome>The Notification payload is invalid</Outcome>");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void theTextOfTheOutcomeIsEscaped() {
        hub.put("web", "{\"installationId\":\"web\",\"platform\":\"wns\",\"pushChannel\":\"https://w/?a=1&b=<2>\"}");
        TransportResponse response = hub.call("POST", "news/messages?test=true")
                .header("ServiceBusNotification-Format", "windows")
                .header("X-WNS-Type", "wns/toast")
                .body("<toast/>")
                .exchange();
        assertThat(TestHub.text(response)).contains("<PnsHandle>https://w/?a=1&amp;b=&lt;2&gt;</PnsHandle>");
    }

    @Test
    void tenDevicesAreReachedAtMost() {
        List<String> ids = IntStream.range(0, 25).mapToObj(i -> "d" + i).toList();
        ids.forEach(id -> hub.device(id, "apns"));
        assertThat(TestHub.text(testSend("apple", "{}"))).contains("<Success>10</Success>");
        assertThat(hub.reached()).hasSize(10).doesNotHaveDuplicates();
        assertThat(hub.reached())
                .isNotEqualTo(ids.subList(0, 10).stream().map(TestHub::handle).toList());
    }

    @Test
    void tagsDecideHereToo() {
        hub.device("ann", "apns", "a");
        hub.device("bob", "apns", "b");
        hub.call("POST", "news/messages/?test=true")
                .header("ServiceBusNotification-Format", "apple")
                .tags("b")
                .body("{}")
                .exchange();
        assertThat(hub.reached()).containsExactly("BOB");
    }

    @Test
    void whatIsWrongIsRefusedAsInOtherSends() {
        assertRefused(testSend("ios", "{}"), 400, "The ServiceBusNotification-Format header has an unknown value");
        assertRefused(testSend("apple", ""), 400, "The notification has no payload");
        assertRefused(testSend("windows", "<toast/>"), 400, "The X-WNS-Type header is missing");
        assertRefused(testSend("apple", "x".repeat(65_537)), 413, "The request has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"news/messages?test", "news/messages?test=true"})
    void aKeyThatMayListenOnlyIsForbidden(String path) {
        TransportResponse response = hub.listenOnly("POST", path)
                .header("ServiceBusNotification-Format", "apple")
                .body("{}")
                .exchange();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void theFlagOnAnythingButASendIsPassedOver() {
        TransportResponse response = hub.call("PUT", "news/installations/ann?api-version=2020-06&test")
                .body("{\"installationId\":\"ann\",\"platform\":\"apns\",\"pushChannel\":\"ANN\"}")
                .exchange();
        assertThat(response.status()).isEqualTo(200);
    }
}
