package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.Notification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationBodyTest {
    @Test
    void passesAPayloadOnAsItIs() {
        assertThat(NotificationBody.of(Notification.apple(" {\"ä\":1} "))).isEqualTo(" {\"ä\":1} ".getBytes(UTF_8));
    }

    @Test
    void writesPropertiesOfATemplateInTheirOrderAndEscaped() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("z", "\"\\\n😀");
        properties.put("a", "</x>");

        assertThat(new String(NotificationBody.of(Notification.template(properties)), UTF_8))
                .isEqualTo("{\"z\":\"\\\"\\\\\\n😀\",\"a\":\"</x>\"}");
        assertThat(new String(NotificationBody.of(Notification.template(Map.of())), UTF_8))
                .isEqualTo("{}");
        assertThat(new String(NotificationBody.of(Notification.template("{\"a\":1}")), UTF_8))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotificationBody.of(Notification.template(Map.of("a", "\ud83d"))));
    }

    @Test
    void refusesAnEmptyPayloadAndOneOverSixtyFourKibibytes() {
        assertThat(NotificationBody.of(Notification.windowsRaw(new byte[65536])))
                .hasSize(65536);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotificationBody.of(Notification.windowsRaw(new byte[65537])))
                .withMessageContaining("65537");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotificationBody.of(Notification.apple("")))
                .withMessageContaining("empty");
    }

    @SuppressWarnings("deprecation") // The retired platforms are part of the table.
    static Stream<Arguments> contentTypes() {
        String json = "application/json;charset=utf-8";
        String xml = "application/xml";
        return Stream.of(
                Arguments.of(Notification.apple("{}"), json),
                Arguments.of(Notification.fcmV1("{}"), json),
                Arguments.of(Notification.gcm("{}"), json),
                Arguments.of(Notification.adm("{}"), json),
                Arguments.of(Notification.baidu("{}"), json),
                Arguments.of(Notification.browser("{}"), json),
                Arguments.of(Notification.xiaomi("{}"), json),
                Arguments.of(Notification.template(Map.of()), json),
                Arguments.of(Notification.windowsToast("<toast/>"), xml),
                Arguments.of(Notification.windowsTile("<tile/>"), xml),
                Arguments.of(Notification.windowsBadge("<badge/>"), xml),
                Arguments.of(Notification.windowsRaw(new byte[1]), "application/octet-stream"),
                Arguments.of(Notification.windowsPhoneToast("<x/>"), xml),
                Arguments.of(Notification.windowsPhoneTile("<x/>"), xml),
                Arguments.of(Notification.windowsPhoneRaw("x"), xml));
    }

    @ParameterizedTest
    @MethodSource("contentTypes")
    void namesTheContentTypeOfEachKind(Notification notification, String contentType) {
        assertThat(NotificationBody.contentType(notification)).isEqualTo(contentType);
    }
}
