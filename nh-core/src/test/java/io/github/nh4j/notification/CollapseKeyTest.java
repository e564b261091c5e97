package io.github.nh4j.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.internal.codec.NotificationBody;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One method names a notification so that a later one takes its place, whatever the platform. */
@SuppressWarnings("deprecation") // Retired platforms have no such name.
class CollapseKeyTest {
    private static String body(Notification notification) {
        return new String(NotificationBody.of(notification), UTF_8);
    }

    @Test
    void itIsAHeaderWhereThePushServiceHasOne() {
        assertThat(Notification.apple("{}").withCollapseKey("score7").headers())
                .isEqualTo(Map.of("apns-collapse-id", "score7"));
        assertThat(Notification.windowsToast("<toast/>")
                        .withCollapseKey("score7")
                        .headers())
                .isEqualTo(Map.of("X-WNS-Type", "wns/toast", "X-WNS-Tag", "score7"));
        assertThat(Notification.browser("{}").withCollapseKey("score7").headers())
                .isEqualTo(Map.of("Topic", "score7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'message':{}}|{'message':{'android':{'collapse_key':'k'}}}",
                "{'message':{'data':{'n':'1'}},'validate_only':true}"
                        + "|{'message':{'data':{'n':'1'},'android':{'collapse_key':'k'}},'validate_only':true}",
                "{'message':{'notification':{'title':'é'}}}"
                        + "|{'message':{'notification':{'title':'é'},'android':{'collapse_key':'k','notification':{'tag':'k'}}}}",
                "{'message':{'android':{'ttl':'3.5s','x':1.50e3,'notification':{'tag':'old','title':'t'},'collapse_key':'old'}}}"
                        + "|{'message':{'android':{'ttl':'3.5s','x':1.50e3,'notification':{'tag':'k','title':'t'},'collapse_key':'k'}}}",
            })
    void forFcmItIsInThePayload(String payload, String sent) {
        FcmV1Notification notification = Notification.fcmV1(payload.replace('\'', '"'));

        assertThat(body(notification.withCollapseKey("k").withHeader("a", "b"))).isEqualTo(sent.replace('\'', '"'));
        assertThat(body(notification)).isEqualTo(payload.replace('\'', '"'));
    }

    @Test
    void forAdmItIsInThePayload() {
        assertThat(body(Notification.adm("{\"data\":{\"a\":\"b\"}}").withCollapseKey("a \"b\"")))
                .isEqualTo("{\"data\":{\"a\":\"b\"},\"consolidationKey\":\"a \\\"b\\\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "", "{", "{\"message\":1}", "{\"message\":{\"android\":\"secret\"}}"})
    void aPayloadThatHasNoPlaceForItIsRefused(String payload) {
        FcmV1Notification notification = Notification.fcmV1(payload).withCollapseKey("k");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotificationBody.of(notification))
                .withMessageContaining("no JSON object that has a place for the collapse key")
                .withNoCause();
    }

    static Stream<Notification> platformsWithoutOne() {
        return Stream.of(
                Notification.template(Map.of("a", "b")),
                Notification.baidu("{}"),
                Notification.xiaomi("{}"),
                Notification.gcm("{}"),
                Notification.windowsPhoneRaw("x"));
    }

    @ParameterizedTest
    @MethodSource("platformsWithoutOne")
    void aPlatformThatHasNoneSaysSo(Notification notification) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notification.withCollapseKey("k"))
                .withMessage("a " + notification.platform().format() + " notification has no collapse key");
    }

    static Stream<Notification> platforms() {
        return Stream.of(
                Notification.apple("{}"),
                Notification.windowsRaw(new byte[1]),
                Notification.browser("{}"),
                Notification.fcmV1("{}"),
                Notification.adm("{}"));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void aKeyThatIsEmptyTooLongOrHasOtherCharactersIsRefusedAndNotRepeated(Notification notification) {
        for (String key : List.of("", "x".repeat(65), "s\u00E9cret", "secret\n", "secret\u0000")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> notification.withCollapseKey(key))
                    .withMessageStartingWith("the collapse key has ")
                    .withMessageNotContaining("cret");
        }
        assertThat(notification.withCollapseKey("a".repeat(16))).isNotNull();
    }
}
