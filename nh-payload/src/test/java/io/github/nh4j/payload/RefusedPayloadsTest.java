package io.github.nh4j.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a push service refuses or never shows is refused here, and the error says what, where, and what is allowed. */
class RefusedPayloadsTest {
    private static final URI EMPTY = URI.create("");

    static Arguments refused(String error, ThrowingCallable call) {
        return arguments(error, call);
    }

    static Stream<Arguments> fcmV1() {
        return Stream.of(
                refused(
                        "the message is empty; it needs a title, a body or data",
                        () -> FcmV1Payload.builder().priority(Priority.HIGH).build()),
                reserved("from"),
                reserved("message_type"),
                reserved("collapse_key"),
                reserved("google.x"),
                reserved("gcm."),
                reserved("gcm.notification.title"),
                refused(
                        "a key of data is blank; leave it out, or say something",
                        () -> FcmV1Payload.builder().data("", "x")),
                refused(
                        "timeToLive is PT-1S; allowed is PT0S to PT672H",
                        () -> FcmV1Payload.builder().timeToLive(Duration.ofSeconds(-1))),
                refused(
                        "timeToLive is PT672H0.001S; allowed is PT0S to PT672H",
                        () -> FcmV1Payload.builder()
                                .timeToLive(Duration.ofDays(28).plusMillis(1))),
                refused(
                        "color is no colour; allowed is #rrggbb",
                        () -> FcmV1Payload.builder().color("red")),
                refused(
                        "image is blank; leave it out, or say something",
                        () -> FcmV1Payload.builder().image(EMPTY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fromage", "from\n", "googled", "gcm", "my.google.x"})
    void aKeyThatOnlyResemblesAReservedOneIsTaken(String key) {
        assertThat(FcmV1Payload.builder().data(key, "x").build().json()).contains("\"x\"");
    }

    private static Arguments reserved(String key) {
        return refused(
                "data." + key + " has a key that FCM keeps to itself: from, message_type, collapse_key and what starts"
                        + " with google. or gcm. never reach the app",
                () -> FcmV1Payload.builder().data(key, "x"));
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                refused(
                        "the toast needs a title or a body",
                        () -> WindowsToastPayload.builder().attribution("x").build()),
                refused("the toast has 6 actions; at most 5 are allowed", () -> {
                    WindowsToastPayload.Builder toast =
                            WindowsToastPayload.builder().title("x");
                    for (int i = 0; i < 6; i++) {
                        toast.action("a", "b");
                    }
                    toast.build();
                }),
                refused(
                        "the scenario alarm needs an action: Windows ignores it without one",
                        () -> WindowsToastPayload.builder()
                                .title("x")
                                .scenario(WindowsToastPayload.Scenario.ALARM)
                                .build()),
                refused(
                        "launch has a tab or a line break, which an attribute of XML cannot keep",
                        () -> WindowsToastPayload.builder().launch("a\nb")),
                refused(
                        "title has a character at index 1 that XML has no form for",
                        () -> WindowsToastPayload.builder().title("a\u0000")),
                refused(
                        "body has a character at index 2 that XML has no form for",
                        () -> WindowsTilePayload.builder().body("\uD83D\uDE00\uFFFF")),
                refused(
                        "image is blank; leave it out, or say something",
                        () -> WindowsTilePayload.builder().image(EMPTY)),
                refused(
                        "the tile is empty; it needs a title, a body or an image",
                        () -> WindowsTilePayload.builder().build()),
                refused("badge is -1; allowed is 0 or more", () -> WindowsBadgePayload.of(-1)),
                refused("the raw payload is empty", () -> WindowsRawPayload.of(new byte[0])));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                refused(
                        "the message is empty; it needs a title, a body, data or a consolidationKey",
                        () -> AdmPayload.builder().priority(Priority.HIGH).build()),
                refused(
                        "timeToLive is PT59S; allowed is PT1M to PT744H",
                        () -> AdmPayload.builder().timeToLive(Duration.ofSeconds(59))),
                refused(
                        "consolidationKey has 65 characters; at most 64 are allowed",
                        () -> AdmPayload.builder().consolidationKey("k".repeat(65))),
                refused(
                        "the push is empty; it needs a body or data",
                        () -> BaiduPayload.builder().build()),
                refused(
                        "the notification has no body; Baidu shows none without it",
                        () -> BaiduPayload.builder().title("x").build()),
                refused(
                        "the payload is empty; it needs a title or data",
                        () -> BrowserPayload.builder().build()),
                refused(
                        "the payload has no title; browsers show no notification without it",
                        () -> BrowserPayload.builder().body("x").build()),
                refused(
                        "the push needs a title and a body, or neither of them and a payload",
                        () -> XiaomiPayload.builder().title("x").build()),
                refused(
                        "the push needs a title and a body, or neither of them and a payload",
                        () -> XiaomiPayload.builder().data("a", "b").build()),
                refused(
                        "title has 50 characters; at most 49 are allowed",
                        () -> XiaomiPayload.builder().title("\uD83D\uDE00".repeat(50))),
                refused(
                        "body has 128 characters; at most 127 are allowed",
                        () -> XiaomiPayload.builder().body("x".repeat(128))),
                refused(
                        "timeToLive is PT336H1S; allowed is PT0S to PT336H",
                        () -> XiaomiPayload.builder()
                                .timeToLive(Duration.ofDays(14).plusSeconds(1))),
                refused("data has 11 entries; at most 10 are allowed", () -> {
                    XiaomiPayload.Builder push = XiaomiPayload.builder().payload("x");
                    for (int i = 0; i < 11; i++) {
                        push.data("key" + i, "x");
                    }
                    push.build();
                }));
    }

    static Stream<Arguments> values() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        return Stream.of(
                refused(
                        "data.when is a java.time.Instant; allowed are String, numbers of the JDK, Boolean, List, and"
                                + " Map with String keys",
                        () -> ApplePayload.builder().data("when", Instant.EPOCH)),
                refused(
                        "data.a[1].b is NaN, which JSON does not have",
                        () -> ApplePayload.builder().data("a", List.of(1, Map.of("b", Double.NaN)))),
                refused(
                        "data.a has a key that is not a String",
                        () -> BaiduPayload.builder().data("a", Map.of(1, 2))),
                refused(
                        "data.a.(an entry) has half of a surrogate pair at index 1",
                        () -> BrowserPayload.builder().data("a", Map.of("line\nbreak", "x\uD800"))),
                refused(
                        "a key of data.a has half of a surrogate pair at index 0",
                        () -> BrowserPayload.builder().data("a", Map.of("\uDC00", "x"))),
                refused(
                        "data.a" + "[0]".repeat(32) + " is nested more than 32 deep",
                        () -> BrowserPayload.builder().data("a", endless)),
                refused(
                        "data.a has half of a surrogate pair at index 0",
                        () -> AdmPayload.builder().data("a", "\uDE00\uD83D")),
                refused(
                        "title has half of a surrogate pair at index 3",
                        () -> FcmV1Payload.builder().title("abc\uD83D")),
                refused(
                        "title has half of a surrogate pair at index 3",
                        () -> WindowsTilePayload.builder().title("abc\uD83D")),
                refused(
                        "a.number is a " + OwnNumber.class.getName(),
                        () -> JsonText.copy("a", Map.of("number", new OwnNumber("1}")))));
    }

    /** Would write JSON of its own. */
    private static final class OwnNumber extends BigDecimal {
        private static final long serialVersionUID = 1L;
        private final String text;

        OwnNumber(String text) {
            super(1);
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"fcmV1", "windows", "others", "values"})
    void itIsRefused(String error, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(error);
    }
}
