package io.github.nh4j.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendEndpointsTest {
    private static final Notification HELLO = Notification.apple("{}");
    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final BrowserPushChannel BROWSER = BrowserPushChannel.of("https://push.example.org", "k", "a");

    private static final SendEndpoints SENDS =
            new SendEndpoints(new HubRoutes(URI.create("https://ns.example.org"), "hub"), Randomness.system());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Content-Type",
                "TrackingId",
                "User-Agent",
                "P256DH",
                "Auth",
                "ServiceBusNotification-Format",
                "ServiceBusNotification-Tags",
                "ServiceBusNotification-DeviceHandle",
                "ServiceBusNotification-ScheduleTime",
                "SERVICEBUSNOTIFICATION-TAGS",
                "servicebusnotification-format"
            })
    void aHeaderOfTheLibrarysOwnCannotBeGiven(String name) {
        Notification notification = HELLO.withHeader(name, "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SENDS.sendBroadcast(notification))
                .withMessage("header " + name + " is for nh4j to set and cannot be given");
    }

    @Test
    void anyOtherHeaderGoesAlongAndTheFormatStays() {
        Headers headers = SENDS.send(
                        HELLO.withHeader("apns-topic", "org.example.app").withHeader("X-Apns-Priority", "10"), NEWS)
                .headers();

        assertThat(headers.first("apns-topic")).contains("org.example.app");
        assertThat(headers.first("X-Apns-Priority")).contains("10");
        assertThat(headers.all("ServiceBusNotification-Format")).containsExactly("apple");
    }

    static Stream<ThrowingCallable> sendsOfTooMuch() {
        Notification large = Notification.windowsRaw(new byte[65_537]);
        return Stream.of(
                () -> SENDS.send(large, NEWS),
                () -> SENDS.sendBroadcast(large),
                () -> SENDS.testSend(large, NEWS),
                () -> SENDS.testSendBroadcast(large),
                () -> SENDS.sendDirect(large, "A"),
                () -> SENDS.sendDirect(Notification.browser("x".repeat(65_537)), BROWSER),
                () -> SENDS.directBatch(large, List.of("A")),
                () -> SENDS.schedule(large, NEWS, Instant.EPOCH),
                () -> SENDS.scheduleBroadcast(large, Instant.EPOCH));
    }

    @ParameterizedTest
    @MethodSource("sendsOfTooMuch")
    void everySendRefusesAPayloadOverSixtyFourKibibytes(ThrowingCallable send) {
        assertThatIllegalArgumentException().isThrownBy(send).withMessageContaining("65537 bytes");
    }

    static Stream<ThrowingCallable> sendsToTooMany() {
        TagExpression audience = TagExpression.parse("a && b && c && d && e && f && g");
        return Stream.of(
                () -> SENDS.send(HELLO, audience),
                () -> SENDS.testSend(HELLO, audience),
                () -> SENDS.schedule(HELLO, audience, Instant.EPOCH));
    }

    @ParameterizedTest
    @MethodSource("sendsToTooMany")
    void everySendToTagsRefusesMoreOfThemThanTheHubTakes(ThrowingCallable send) {
        assertThatIllegalArgumentException().isThrownBy(send).withMessageContaining("7 tags");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ns.example.org/hub/messages/2e7f83cc-20200723042753-586152-10?api-version=2020-06",
                "https://ns.example.org/hub/messages/$batch/2e7f83cc-20200723042753-586152-10?api-version=2020-06&direct"
            })
    void anOutcomeHasTheIdWhateverTheFormOfTheLocation(String location) throws Exception {
        NotificationOutcome outcome = SENDS.sendBroadcast(HELLO)
                .decode(TransportResponse.of(201, Headers.of("Location", location), new byte[0]), "tracking");

        assertThat(outcome.notificationId()).contains("2e7f83cc-20200723042753-586152-10");
    }

    @ParameterizedTest
    @CsvSource({"200, true", "202, true", "204, true", "404, false"})
    void toCancelWhatIsNotThereIsNoFailure(int status, boolean cancelled) throws Exception {
        Endpoint<Boolean> endpoint = SENDS.cancelScheduled("id");

        assertThat(endpoint.expects(status)).isTrue();
        assertThat(endpoint.decode(TransportResponse.of(status, Headers.none(), new byte[0]), "tracking"))
                .isEqualTo(cancelled);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 400, 401, 403, 410, 500})
    void toCancelFailsWithAnyOtherStatus(int status) {
        assertThat(SENDS.cancelScheduled("id").expects(status)).isFalse();
    }
}
