package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.nh4j.notification.AppleNotification.PushType;
import io.github.nh4j.notification.Notification;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A payload may have exactly the bytes that its push service takes, in whatever characters, and not one more. */
class PayloadSizesTest {
    static Stream<Arguments> limits() {
        return Stream.of(
                limit(
                        4096,
                        "the Apple payload",
                        text -> ApplePayload.builder().alert(text).build().toNotification()),
                limit(
                        5120,
                        "the Apple payload",
                        text -> ApplePayload.builder()
                                .pushType(PushType.VOIP)
                                .data("x", text)
                                .build()
                                .toNotification()),
                limit(
                        4096,
                        "the Apple payload",
                        text -> LiveActivityPayload.update("com.example")
                                .timestamp(Instant.EPOCH)
                                .contentState(Map.of("x", text))
                                .build()
                                .toNotification()),
                limit(
                        4096,
                        "the FCM v1 payload",
                        text -> FcmV1Payload.builder().data("x", text).build().toNotification()),
                limit(
                        5000,
                        "the toast",
                        text -> WindowsToastPayload.builder()
                                .title(text)
                                .build()
                                .toNotification()),
                limit(
                        5000,
                        "the raw payload",
                        text -> WindowsRawPayload.of(text.getBytes(UTF_8)).toNotification()),
                limit(
                        6144,
                        "the ADM payload",
                        text -> AdmPayload.builder().data("x", text).build().toNotification()),
                limit(
                        4096,
                        "the Baidu payload",
                        text -> BaiduPayload.builder().body(text).build().toNotification()),
                limit(
                        3993,
                        "the browser payload",
                        text -> BrowserPayload.builder().title(text).build().toNotification()),
                limit(
                        4096,
                        "the Xiaomi payload",
                        text -> XiaomiPayload.builder().payload(text).build().toNotification()));
    }

    private static Arguments limit(int bytes, String payload, Function<String, Notification> build) {
        return arguments(bytes, payload, build);
    }

    @ParameterizedTest(name = "{1}, {0} bytes")
    @MethodSource("limits")
    void theLastByteFitsAndOneMoreDoesNot(int most, String payload, Function<String, Notification> build) {
        int room = most - build.apply("\u20AC").payload().length;
        String full = "\u20AC" + "x".repeat(room);

        assertThat(build.apply(full).payload()).hasSize(most);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build.apply(full + "x"))
                .withMessage(payload + " has " + (most + 1) + " bytes; at most " + most + " are allowed");
        assertThatIllegalArgumentException().isThrownBy(() -> build.apply(full.replaceFirst("x", "\u20AC")));
    }

    /** It shows its text three times. */
    @ParameterizedTest
    @MethodSource("tiles")
    void aTileCountsEachOfItsSizes(int letters, boolean fits) {
        WindowsTilePayload.Builder tile = WindowsTilePayload.builder().title("x".repeat(letters));
        if (fits) {
            assertThat(tile.build().toNotification().payload()).hasSizeLessThanOrEqualTo(5000);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(tile::build)
                    .withMessageEndingWith("bytes; at most 5000 are allowed");
        }
    }

    static Stream<Arguments> tiles() {
        int frame =
                WindowsTilePayload.builder().title("x").build().toNotification().payload().length - 3;
        int most = (5000 - frame) / 3;
        return Stream.of(arguments(most, true), arguments(most + 1, false));
    }
}
