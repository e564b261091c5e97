package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.nh4j.notification.Notification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each payload is, byte for byte, the one in {@code src/test/resources/payload} that a person has read. */
class GoldenPayloadsTest {
    static Stream<Arguments> payloads() {
        return Stream.of(
                        GoldenApplePayloads.apple(), GoldenApplePayloads.liveActivity(), android(), windows(), others())
                .flatMap(part -> part);
    }

    private static Stream<Arguments> android() {
        return Stream.of(
                arguments(
                        "fcm-notification",
                        FcmV1Payload.builder()
                                .title("Boston")
                                .body("Final score 3-1")
                                .build()
                                .toNotification()),
                arguments(
                        "fcm-everything",
                        FcmV1Payload.builder()
                                .title("Boston")
                                .body("Final score 3-1")
                                .image(URI.create("https://example.com/ball.png"))
                                .data("match", "4711")
                                .data("empty", "")
                                .priority(Priority.HIGH)
                                .timeToLive(Duration.ofHours(1).plusMillis(999))
                                .collapseKey("score")
                                .localizedTitle("game_over", "Boston")
                                .localizedBody("score", "3", "1")
                                .channelId("scores")
                                .icon("ball")
                                .color("#00ff7F")
                                .sound("horn")
                                .tag("game-7")
                                .clickAction("OPEN_MATCH")
                                .build()
                                .toNotification()),
                arguments(
                        "fcm-data",
                        FcmV1Payload.builder()
                                .data("sync", "scores")
                                .priority(Priority.NORMAL)
                                .timeToLive(Duration.ZERO)
                                .build()
                                .toNotification()),
                arguments(
                        "adm-everything",
                        AdmPayload.builder()
                                .title("Boston")
                                .body("Final score 3-1")
                                .data("match", "4711")
                                .priority(Priority.HIGH)
                                .timeToLive(Duration.ofDays(1))
                                .consolidationKey("score")
                                .build()
                                .toNotification()),
                arguments(
                        "adm-sync",
                        AdmPayload.builder().consolidationKey("sync").build().toNotification()));
    }

    private static Stream<Arguments> windows() {
        return Stream.of(
                arguments(
                        "windows-toast",
                        WindowsToastPayload.builder()
                                .body("Final score 3-1")
                                .title("Boston")
                                .build()
                                .toNotification()),
                arguments(
                        "windows-toast-everything",
                        WindowsToastPayload.builder()
                                .title("Boston & New York")
                                .body("3 < 4 ]]> \uD83D\uDE00")
                                .attribution("Via Scores")
                                .image(URI.create("https://example.com/ball.png?a=1&b=2"))
                                .heroImage(URI.create("ms-appx:///hero.png"))
                                .logo(URI.create("ms-appx:///logo.png"))
                                .launch("match=4711&tab=\"score\"")
                                .scenario(WindowsToastPayload.Scenario.REMINDER)
                                .action("Watch", "watch=4711")
                                .action("Later", "later")
                                .silent()
                                .sound(URI.create("ms-winsoundevent:Notification.Reminder"))
                                .build()
                                .toNotification()),
                arguments(
                        "windows-toast-silent",
                        WindowsToastPayload.builder()
                                .title("Final score 3-1")
                                .silent()
                                .build()
                                .toNotification()),
                arguments(
                        "windows-tile",
                        WindowsTilePayload.builder()
                                .title("Boston")
                                .body("3-1")
                                .image(URI.create("ms-appx:///ball.png"))
                                .backgroundImage(URI.create("ms-appx:///field.png"))
                                .build()
                                .toNotification()),
                arguments("windows-badge-number", WindowsBadgePayload.of(3).toNotification()),
                arguments(
                        "windows-badge-glyph",
                        WindowsBadgePayload.of(WindowsBadgePayload.Glyph.NEW_MESSAGE)
                                .toNotification()),
                arguments(
                        "windows-raw",
                        WindowsRawPayload.of("any bytes <&>".getBytes(UTF_8)).toNotification()));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                arguments(
                        "baidu-notification",
                        BaiduPayload.builder()
                                .title("Boston")
                                .body("Final score 3-1")
                                .url(URI.create("https://example.com/4711"))
                                .data("match", 4711)
                                .build()
                                .toNotification()),
                arguments(
                        "baidu-message",
                        BaiduPayload.builder()
                                .data("sync", List.of("scores"))
                                .build()
                                .toNotification()),
                arguments(
                        "browser-everything",
                        BrowserPayload.builder()
                                .title("Boston")
                                .body("Final score 3-1")
                                .icon(URI.create("/ball.png"))
                                .image(URI.create("https://example.com/field.png"))
                                .tag("game-7")
                                .data("match", Map.of("id", 4711))
                                .build()
                                .toNotification()),
                arguments(
                        "browser-data",
                        BrowserPayload.builder().data("sync", true).build().toNotification()),
                arguments(
                        "xiaomi-notification",
                        XiaomiPayload.builder()
                                .title("Boston")
                                .body("Final score 3-1")
                                .timeToLive(Duration.ofHours(1))
                                .data("match", "4711")
                                .build()
                                .toNotification()),
                arguments(
                        "xiaomi-message",
                        XiaomiPayload.builder().payload("sync").build().toNotification()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void thePayloadIsTheGoldenOne(String name, Notification notification) throws IOException {
        String headers = notification.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                .collect(Collectors.joining());

        assertThat(headers + "\n" + new String(notification.payload(), UTF_8) + "\n")
                .isEqualTo(golden(name));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = GoldenPayloadsTest.class.getResourceAsStream("/payload/" + name + ".txt")) {
            return new String(
                    Objects.requireNonNull(file, "there is no golden file " + name)
                            .readAllBytes(),
                    UTF_8);
        }
    }

    @Test
    void noGoldenFileIsLeftOver() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(GoldenPayloadsTest.class.getResource("/payload"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            payloads().map(payload -> payload.get()[0] + ".txt").toList());
        }
    }
}
