package io.github.nh4j.payload;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.nh4j.notification.AppleNotification.PushType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the golden files for Apple devices hold. */
final class GoldenApplePayloads {
    private static final String SCORES = "com.example.scores";
    private static final Instant KICK_OFF = Instant.ofEpochSecond(1_700_000_000, 999_999_999);

    private GoldenApplePayloads() {}

    static Stream<Arguments> apple() {
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("id", 4711);
        match.put("teams", List.of("BOS", "NYC"));
        match.put("over", true);
        return Stream.of(
                arguments(
                        "apple-alert",
                        ApplePayload.builder()
                                .alert("Final score 3-1")
                                .badge(3)
                                .build()
                                .toNotification()),
                arguments(
                        "apple-everything",
                        ApplePayload.builder()
                                .alert(AppleAlert.builder()
                                        .title("Boston")
                                        .subtitle("Game 7")
                                        .body("Final score 3-1")
                                        .launchImage("ball.png")
                                        .build())
                                .badge(0)
                                .criticalSound("horn.aiff", 0.5)
                                .threadId("game-7")
                                .category("SCORE")
                                .interruptionLevel(InterruptionLevel.TIME_SENSITIVE)
                                .relevanceScore(0.75)
                                .targetContentId("scores")
                                .mutableContent()
                                .contentAvailable()
                                .data("match", match)
                                .priority(Priority.NORMAL)
                                .bundleId(SCORES)
                                .build()
                                .toNotification()),
                arguments(
                        "apple-localized",
                        ApplePayload.builder()
                                .alert(AppleAlert.builder()
                                        .localizedTitle("GAME_OVER", "Boston")
                                        .localizedSubtitle("GAME_NUMBER", "7")
                                        .localizedBody("SCORE", "3", "1")
                                        .build())
                                .sound("default")
                                .build()
                                .toNotification()),
                arguments(
                        "apple-background",
                        ApplePayload.builder()
                                .contentAvailable()
                                .data("sync", "scores")
                                .build()
                                .toNotification()),
                arguments(
                        "apple-voip",
                        ApplePayload.builder()
                                .pushType(PushType.VOIP)
                                .bundleId("com.example.calls")
                                .data("caller", "ann")
                                .build()
                                .toNotification()));
    }

    static Stream<Arguments> liveActivity() {
        return Stream.of(
                arguments(
                        "live-activity-start",
                        LiveActivityPayload.start(SCORES)
                                .timestamp(KICK_OFF)
                                .contentState(Map.of("home", 0))
                                .attributes("MatchAttributes", Map.of("home", "BOS"))
                                .alert(
                                        AppleAlert.builder()
                                                .localizedTitle("KICK_OFF", "BOS")
                                                .body("The match has begun")
                                                .build(),
                                        "default")
                                .build()
                                .toNotification()),
                arguments(
                        "live-activity-update",
                        LiveActivityPayload.update(SCORES)
                                .timestamp(KICK_OFF.plusSeconds(60))
                                .contentState(Map.of("home", 1))
                                .staleDate(KICK_OFF.plusSeconds(3600))
                                .relevanceScore(75)
                                .priority(Priority.NORMAL)
                                .build()
                                .toNotification()),
                arguments(
                        "live-activity-end",
                        LiveActivityPayload.end(SCORES)
                                .timestamp(KICK_OFF.plusSeconds(120))
                                .dismissalDate(KICK_OFF.plusSeconds(7200))
                                .build()
                                .toNotification()));
    }
}
