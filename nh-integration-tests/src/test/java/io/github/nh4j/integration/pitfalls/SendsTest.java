package io.github.nh4j.integration.pitfalls;

import static io.github.nh4j.integration.pitfalls.CannedHub.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.tag.TagExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a send puts on the wire, whatever is in it and wherever it is sent from. */
class SendsTest {
    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");
    private static final Instant EVENING = Instant.parse("2026-11-24T18:30:00Z");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();
    private final CannedHub accepting = answering(201, "");

    @AfterEach
    void restoreTheMachine() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "az-AZ", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist"})
    void theSignatureDoesNotDependOnTheLocale(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        String connectionString = CannedHub.CONNECTION_STRING.replace("contoso", "CONTOSO-IN-ISTANBUL");
        try (var client = NotificationHubClient.builder(connectionString, "INFO")
                .transport(accepting)
                .build()) {
            client.send(HELLO, NEWS);
        }

        assertThat(header("Authorization"))
                .matches("[\\x20-\\x7e]+")
                .contains("sr=https%3A%2F%2Fcontoso-in-istanbul.servicebus.windows.net%2Finfo&");
    }

    @Test
    void oneSignatureServesManyRequests() {
        try (var client = accepting.client()) {
            IntStream.range(0, 50).forEach(i -> client.send(HELLO, NEWS));
        }

        assertThat(accepting.requests())
                .hasSize(50)
                .extracting(request -> request.headers().first("Authorization"))
                .containsOnly(accepting.lastRequest().headers().first("Authorization"));
    }

    @Test
    void twoClientsInOneProcessKeepTheirHubsAndKeysApart() {
        String other = "Endpoint=sb://other.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=b3RoZXI=";
        try (var one = accepting.client();
                var two = NotificationHubClient.builder(other, "sport")
                        .transport(accepting)
                        .build()) {
            one.send(HELLO, NEWS);
            two.send(HELLO, NEWS);
            one.send(HELLO, NEWS);
        }

        assertThat(accepting.requests())
                .extracting(request -> request.uri().getHost() + " "
                        + request.headers().first("Authorization").orElseThrow().replaceFirst(".*skn=", ""))
                .containsExactly(
                        "contoso.servicebus.windows.net full",
                        "other.servicebus.windows.net send",
                        "contoso.servicebus.windows.net full");
    }

    @Test
    void aPropertyOfATemplateCannotAddAnother() {
        try (var client = accepting.client()) {
            client.send(Notification.template(Map.of("message", "say \"hi\",\n\"admin\":\"yes\"")), NEWS);
        }

        assertThat(accepting.lastBody()).isEqualTo("{\"message\":\"say \\\"hi\\\",\\n\\\"admin\\\":\\\"yes\\\"\"}");
    }

    @Test
    void ownHeadersOfApplesKeepThoseOfTheHub() {
        try (var client = accepting.client()) {
            client.send(
                    Notification.apple("{\"aps\":{}}").withExpiry(EVENING).withHeader("apns-topic", "com.example.news"),
                    NEWS);
        }

        assertThat(header("apns-topic")).isEqualTo("com.example.news");
        assertThat(header("ServiceBusNotification-Format")).isEqualTo("apple");
        assertThat(header("ServiceBusNotification-Apns-Expiry")).isEqualTo("2026-11-24T18:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "en-US", "th-TH-u-ca-buddhist"})
    void anExpiryHas24HoursAndAsciiDigitsEverywhere(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        try (var client = accepting.client()) {
            client.send(Notification.apple("{\"aps\":{}}").withExpiry(EVENING), NEWS);
        }

        assertThat(header("ServiceBusNotification-Apns-Expiry")).startsWith("2026-11-24T18:30:00");
    }

    @Test
    void noExpiryIsImposed() {
        try (var client = accepting.client()) {
            client.send(HELLO, NEWS);
        }

        assertThat(accepting.lastRequest().headers().first("ServiceBusNotification-Apns-Expiry"))
                .isEmpty();
    }

    @Test
    void theTypeOfAWindowsNotificationIsSaidAndNotGuessed() {
        try (var client = accepting.client()) {
            client.send(Notification.windowsBadge("<?xml version=\"1.0\"?>\n <badge value=\"1\"/>\n"), NEWS);
            assertThat(header("X-WNS-Type")).isEqualTo("wns/badge");
            client.send(Notification.windowsToast("  <toast>" + "<".repeat(60_000)), NEWS);
            assertThat(header("X-WNS-Type")).isEqualTo("wns/toast");
            client.send(Notification.windowsRaw("<toast/>".getBytes(UTF_8)), NEWS);
        }

        assertThat(header("X-WNS-Type")).isEqualTo("wns/raw");
        assertThat(header("Content-Type")).startsWith("application/octet-stream");
    }

    @Test
    void aScheduledTimeIsUtcInWholeSeconds() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        Instant at = Instant.now().plus(Duration.ofHours(1));
        try (var client = accepting.client()) {
            client.schedule(HELLO, NEWS, at);
        }

        assertThat(header("ServiceBusNotification-ScheduleTime"))
                .startsWith(at.toString().substring(0, 16));
    }

    @Test
    void tooManyTagsAreRefusedBeforeAnythingIsSent() {
        Set<String> tags = IntStream.range(0, 25).mapToObj(i -> "tag" + i).collect(Collectors.toSet());
        try (var client = accepting.client()) {
            assertThatIllegalArgumentException().isThrownBy(() -> client.send(HELLO, TagExpression.anyOf(tags)));
            assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.anyOf(Set.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.tag("with, comma"));
        }

        assertThat(accepting.requests()).isEmpty();
    }

    @Test
    void aPayloadThatIsTooLargeIsRefusedBeforeAnythingIsSent() {
        String large = "{\"aps\":{\"alert\":\"" + "x".repeat(64 * 1024) + "\"}}";
        try (var client = accepting.client()) {
            assertThatIllegalArgumentException().isThrownBy(() -> client.send(Notification.apple(large), NEWS));
        }

        assertThat(accepting.requests()).isEmpty();
    }

    @Test
    void noRequestOfABatchHasMoreThanAThousandDevices() {
        List<String> handles =
                IntStream.range(0, 1_500).mapToObj(i -> "62BC" + i).toList();
        try (var client = accepting.client()) {
            assertThat(client.sendDirectBatch(HELLO, handles).parts())
                    .extracting(part -> part.to() - part.from())
                    .containsExactly(1_000, 500);
        }

        assertThat(accepting.requests()).hasSize(2);
    }

    @Test
    void aBoundaryIsMadeAnewAndNeverFoundInThePayload() {
        Set<String> boundaries = new HashSet<>();
        String known = "nh-boundary";
        try (var client = accepting.client()) {
            for (int i = 0; i < 3; i++) {
                Notification copying = Notification.apple("{\"aps\":{\"alert\":\"--" + known + "\"}}");
                assertThat(client.sendDirectBatch(copying, List.of("62BC")).failures())
                        .isEmpty();
                known = header("Content-Type").replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
                boundaries.add(known);
            }
        }

        assertThat(boundaries).hasSize(3);
        assertThat(accepting.lastBody().split("--" + known, -1)).hasSize(4);
    }

    @Test
    void aBrowserThatIsPushedToDirectlyIsSentItsKeys() {
        try (var client = accepting.client()) {
            client.sendDirect(
                    Notification.browser("{\"title\":\"Hello\"}"),
                    BrowserPushChannel.of("https://fcm.googleapis.com/fcm/send/1", "BPk", "auth-secret"));
        }

        assertThat(header("ServiceBusNotification-DeviceHandle")).isEqualTo("https://fcm.googleapis.com/fcm/send/1");
        assertThat(header("p256dh")).isEqualTo("BPk");
        assertThat(header("auth")).isEqualTo("auth-secret");
    }

    private String header(String name) {
        return accepting.lastRequest().headers().first(name).orElseThrow();
    }
}
