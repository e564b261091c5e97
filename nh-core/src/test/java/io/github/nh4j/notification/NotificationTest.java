package io.github.nh4j.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {
    @SuppressWarnings("deprecation") // The retired platforms are part of the table.
    static Stream<Arguments> everyKind() {
        return Stream.of(
                Arguments.of(Notification.apple("s3cret"), "apple", Map.of()),
                Arguments.of(Notification.fcmV1("s3cret"), "fcmv1", Map.of()),
                Arguments.of(Notification.adm("s3cret"), "adm", Map.of()),
                Arguments.of(Notification.baidu("s3cret"), "baidu", Map.of()),
                Arguments.of(Notification.browser("s3cret"), "browser", Map.of()),
                Arguments.of(Notification.xiaomi("s3cret"), "xiaomi", Map.of()),
                Arguments.of(Notification.template("s3cret"), "template", Map.of()),
                Arguments.of(Notification.gcm("s3cret"), "gcm", Map.of()),
                Arguments.of(Notification.windowsToast("s3cret"), "windows", Map.of("X-WNS-Type", "wns/toast")),
                Arguments.of(Notification.windowsTile("s3cret"), "windows", Map.of("X-WNS-Type", "wns/tile")),
                Arguments.of(Notification.windowsBadge("s3cret"), "windows", Map.of("X-WNS-Type", "wns/badge")),
                Arguments.of(
                        Notification.windowsRaw("s3cret".getBytes(UTF_8)), "windows", Map.of("X-WNS-Type", "wns/raw")),
                Arguments.of(
                        Notification.windowsPhoneToast("s3cret"),
                        "windowsphone",
                        Map.of("X-WindowsPhone-Target", "toast", "X-NotificationClass", "2")),
                Arguments.of(
                        Notification.windowsPhoneTile("s3cret"),
                        "windowsphone",
                        Map.of("X-WindowsPhone-Target", "token", "X-NotificationClass", "1")),
                Arguments.of(
                        Notification.windowsPhoneRaw("s3cret"), "windowsphone", Map.of("X-NotificationClass", "3")));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindHasItsFormatItsHeadersAndATextWithoutThePayload(
            Notification notification, String format, Map<String, String> headers) {
        assertThat(notification.platform().format()).isEqualTo(format);
        assertThat(notification.headers()).isEqualTo(headers);
        assertThat(notification.payload()).asString(UTF_8).isEqualTo("s3cret");
        assertThat(notification).hasToString(format + " notification, 6 bytes");
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aHeaderReplacesTheSameNameInAnyCaseAndTheOriginalStaysAsItWas(
            Notification notification, String format, Map<String, String> headers) {
        Notification once = notification.withHeader("X-Extra", "1");
        Notification twice = once.withHeader("x-EXTRA", "2");

        assertThat(notification.headers()).isEqualTo(headers);
        assertThat(once.headers()).containsAllEntriesOf(headers).containsEntry("X-Extra", "1");
        assertThat(twice.headers())
                .containsAllEntriesOf(headers)
                .containsEntry("x-EXTRA", "2")
                .hasSize(headers.size() + 1);
        assertThat(twice).hasSameClassAs(notification);
        assertThat(twice.platform()).isEqualTo(notification.platform());
        assertThat(twice.payload()).isEqualTo(notification.payload());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> twice.headers().put("a", "b"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> notification.headers().put("a", "b"));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 's3cret\uD83D'",
        "6, 's3cret\uDE00'",
        "0, '\uD83Ds3cret'",
        "0, '\uDE00\uD83D'",
        "7, 's3cret-\uD83D\uD83D\uDE00'",
        "2, '\uD83D\uDE00\uDE00'"
    })
    @SuppressWarnings("deprecation") // The retired platforms are part of the table.
    void halfOfASurrogatePairIsRefusedWithItsIndexAndWithoutTheText(int index, String text) {
        List<Function<String, Notification>> kinds = List.of(
                Notification::apple,
                Notification::fcmV1,
                Notification::adm,
                Notification::baidu,
                Notification::browser,
                Notification::xiaomi,
                Notification::gcm,
                Notification::windowsToast,
                Notification::windowsTile,
                Notification::windowsBadge,
                Notification::windowsPhoneToast,
                Notification::windowsPhoneTile,
                Notification::windowsPhoneRaw,
                Notification::template,
                half -> Notification.template(Map.of("name", half)),
                half -> Notification.template(Map.of(half, "value")));
        for (Function<String, Notification> kind : kinds) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kind.apply(text))
                    .withMessageContaining("half of a surrogate pair at index " + index)
                    .withMessageNotContaining("s3cret");
        }
    }

    @Test
    void wholeSurrogatePairsAndWhateverBytesArePassedAsTheyAre() {
        assertThat(Notification.apple("\uD83D\uDE00\uD83D\uDE00").payload())
                .asString(UTF_8)
                .isEqualTo("😀😀");
        assertThat(Notification.windowsRaw(new byte[] {(byte) 0xD8, 0}).payload())
                .containsExactly(0xD8, 0);
    }

    @Test
    void theCallersBytesAreCopied() {
        byte[] bytes = {1, 2};
        WindowsNotification raw = Notification.windowsRaw(bytes);
        bytes[0] = 9;

        assertThat(raw.payload()).containsExactly(1, 2);
        assertThat(raw.withTag("t").payload()).containsExactly(1, 2);
    }

    @Test
    void theCallersMapIsCopiedAndItsOrderKept() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("z", "1");
        given.put("a", "2");
        TemplateNotification template = Notification.template(given);
        given.put("late", "3");

        assertThat(template.withHeader("apns-priority", "5").properties())
                .containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> template.properties().clear());
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without null checks may pass.
    void aPropertyWithoutAValueIsRefusedWithAWayOut() {
        Map<String, String> given = new HashMap<>();
        given.put("a", null);

        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Notification.template(given))
                .withMessageContaining("leave the property out");
    }

    @ParameterizedTest
    @EnumSource(AppleNotification.PushType.class)
    void aPushTypeIsWrittenInLowerCaseUnderATurkishLocaleToo(AppleNotification.PushType type) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Notification.apple("{}").withPushType(type).headers().get("apns-push-type"))
                    .isEqualTo(type.name().toLowerCase(Locale.ROOT))
                    .matches("[a-z]+");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void appleHeadersHaveTheNamesAndFormsOfTheService() {
        AppleNotification notification = Notification.apple("{}")
                .withPriority(5)
                .withExpiry(Instant.parse("2030-01-02T03:04:05.678Z"))
                .withCollapseId("c".repeat(64));

        assertThat(notification.headers())
                .containsExactly(
                        Map.entry("apns-priority", "5"),
                        Map.entry("ServiceBusNotification-Apns-Expiry", "2030-01-02T03:04:05Z"),
                        Map.entry("apns-collapse-id", "c".repeat(64)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notification.withCollapseId("c".repeat(65)))
                .withMessageContaining("at most 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void anExpiryThatTheHubCannotReadIsRefused(Instant expiry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notification.apple("{}").withExpiry(expiry))
                .withMessage("the expiry is outside the years 1 to 9999");
    }

    @Test
    void theTextOfATemplateNotificationSaysHowManyPropertiesItHas() {
        assertThat(Notification.template(Map.of("a", "s3cret"))).hasToString("template notification, 1 properties");
        assertThat(Notification.template("{\"a\":1}")).hasToString("template notification, 7 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar-EG", "th-TH-u-nu-thai"})
    void anExpiryHasTwentyFourHoursAndAsciiDigitsUnderEveryLocale(String locale) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertThat(Notification.apple("{}")
                            .withExpiry(Instant.parse("2030-01-02T18:30:00Z"))
                            .headers())
                    .containsExactly(Map.entry("ServiceBusNotification-Apns-Expiry", "2030-01-02T18:30:00Z"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 4, 6, 9, 11, 255})
    void aPriorityThatAppleDoesNotKnowIsRefused(int priority) {
        AppleNotification notification = Notification.apple("{}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> notification.withPriority(priority))
                .withMessageContaining("10, 5 and 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<badge value=\"7\"/>",
                " <badge value=\"7\"/>\n",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><badge value=\"7\"></badge>",
                "<BADGE/>",
                "no XML"
            })
    void theTypeOfAWindowsNotificationIsSaidAndNotGuessed(String payload) {
        WindowsNotification badge = Notification.windowsBadge(payload);

        assertThat(badge.headers()).containsExactly(Map.entry("X-WNS-Type", "wns/badge"));
        assertThat(badge.payload()).asString(UTF_8).isEqualTo(payload);
    }

    @Test
    void theTypeOfAWindowsNotificationCannotBeContradicted() {
        WindowsNotification toast = Notification.windowsToast("<toast/>");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> toast.withHeader("x-wns-type", "wns/raw"))
                .withMessageContaining("windowsRaw");
        assertThat(toast.withHeader("x-wns-type", "WNS/Toast").type()).isEqualTo(WindowsNotification.Type.TOAST);
        assertThat(toast.withTag("t").withTimeToLive(Duration.ofMinutes(2)).headers())
                .containsEntry("X-WNS-Type", "wns/toast")
                .containsEntry("X-WNS-Tag", "t")
                .containsEntry("X-WNS-TTL", "120");
    }

    @Test
    void aTimeToLiveThatIsOverAlreadyIsRefused() {
        WindowsNotification toast = Notification.windowsToast("<toast/>");

        assertThatIllegalArgumentException().isThrownBy(() -> toast.withTimeToLive(Duration.ofSeconds(-1)));
        assertThat(toast.withTimeToLive(Duration.ZERO).headers()).containsEntry("X-WNS-TTL", "0");
    }

    @Test
    void theMessageTypeOfBaiduIsANumber() {
        BaiduNotification notification = Notification.baidu("{}");

        assertThat(notification
                        .withMessageType(BaiduNotification.MessageType.MESSAGE)
                        .headers())
                .containsEntry("X-Baidu-Message-Type", "0");
        assertThat(notification
                        .withMessageType(BaiduNotification.MessageType.NOTIFICATION)
                        .headers())
                .containsEntry("X-Baidu-Message-Type", "1");
    }
}
