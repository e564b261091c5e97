package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.AppleNotification.PushType;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire for the operations that the library's seed had not. */
class DirectAndScheduledRequestsTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final Instant LATER = Instant.parse("2026-01-02T18:30:05.678Z");

    private final Locale before = Locale.getDefault();
    private final ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
    private final NotificationHubClient hub = Contoso.fixedSettings(transport).build();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(before);
    }

    @Test
    void aDirectSendNamesTheDeviceAndNoTags() {
        NotificationOutcome unused = hub.sendDirect(
                Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}").withPushType(PushType.ALERT), "A1B2C3");

        assertSent("apple-direct");
    }

    @Test
    void aDirectSendToABrowserHasTheKeysOfItsSubscription() {
        BrowserPushChannel channel =
                BrowserPushChannel.of("https://push.example.org/send/1?a=b", "BNc-key_", "s3cr_t-");

        NotificationOutcome unused = hub.sendDirect(Notification.browser("{\"title\":\"Hello!\"}"), channel);

        assertSent("browser-direct");
    }

    @Test
    void aBatchHasTheHeadersOfItsPlatformOutsideAndTheDevicesInside() {
        var unused = hub.sendDirectBatch(
                Notification.windowsToast("<toast/>").withTag("score"),
                List.of("https://db5.notify.windows.com/?token=A%2fB", "https://db5.notify.windows.com/?token=C"));

        assertSent("windows-toast-direct-batch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar-EG", "th-TH-u-nu-thai"})
    void aScheduledSendSaysItsTimeInUtcAndWholeSecondsUnderEveryLocale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        NotificationOutcome unused = hub.schedule(HELLO, TagExpression.parse("news && !muted"), LATER);

        assertSent("apple-tag-scheduled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void aTimeThatTheHubCannotReadIsRefused(Instant at) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.scheduleBroadcast(HELLO, at))
                .withMessage("the time to send at is outside the years 1 to 9999");
    }

    @Test
    void aScheduledBroadcastHasNoTags() {
        NotificationOutcome unused = hub.scheduleBroadcast(HELLO, LATER);

        assertSent("apple-broadcast-scheduled");
    }

    @Test
    void toCancelIsToDeleteTheScheduledNotification() {
        boolean unused = hub.cancelScheduled("af14e491_20181107001832_QNHQueue930-S68");

        assertSent("cancel-scheduled");
    }

    private void assertSent(String golden) {
        assertThat(Contoso.wire(transport.onlyRequest())).isEqualTo(Golden.read("send/" + golden + ".http"));
    }
}
