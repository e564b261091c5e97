package io.github.nh4j.payload;

import static io.github.nh4j.payload.RefusedPayloadsTest.refused;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.AppleNotification.PushType;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What APNs refuses or never shows is refused here, and the error says what, where, and what is allowed. */
class RefusedApplePayloadsTest {
    private static LiveActivityPayload.Builder live() {
        return LiveActivityPayload.update("com.example").timestamp(Instant.EPOCH);
    }

    static Stream<Arguments> apple() {
        return Stream.of(
                refused(
                        "the push has no alert, badge, sound or content-available; add one, or say its pushType",
                        () -> ApplePayload.builder().data("a", "b").build()),
                refused(
                        "priority is HIGH; a background push has the priority NORMAL, or APNs refuses it",
                        () -> ApplePayload.builder()
                                .contentAvailable()
                                .priority(Priority.HIGH)
                                .build()),
                refused(
                        "pushType is BACKGROUND; it needs content-available, and neither alert nor badge nor sound",
                        () -> ApplePayload.builder()
                                .contentAvailable()
                                .badge(1)
                                .pushType(PushType.BACKGROUND)
                                .build()),
                refused(
                        "pushType is BACKGROUND; it needs content-available, and neither alert nor badge nor sound",
                        () -> ApplePayload.builder()
                                .pushType(PushType.BACKGROUND)
                                .build()),
                refused(
                        "pushType is ALERT; it needs an alert, a badge or a sound",
                        () -> ApplePayload.builder()
                                .contentAvailable()
                                .pushType(PushType.ALERT)
                                .build()),
                refused(
                        "pushType is LIVEACTIVITY; build it with LiveActivityPayload",
                        () -> ApplePayload.builder()
                                .alert("x")
                                .pushType(PushType.LIVEACTIVITY)
                                .build()),
                refused(
                        "pushType is MDM; write its payload as JSON",
                        () -> ApplePayload.builder()
                                .alert("x")
                                .pushType(PushType.MDM)
                                .build()),
                refused(
                        "mutable-content needs an alert: without one, the extension is never called",
                        () -> ApplePayload.builder().badge(1).mutableContent().build()),
                refused(
                        "badge is -1; allowed is 0 or more",
                        () -> ApplePayload.builder().badge(-1)),
                refused(
                        "relevance-score is 1.1; allowed is 0 to 1",
                        () -> ApplePayload.builder().relevanceScore(1.1)),
                refused(
                        "relevance-score is NaN; allowed is 0 to 1",
                        () -> ApplePayload.builder().relevanceScore(Double.NaN)),
                refused(
                        "sound.volume is -0.1; allowed is 0 to 1",
                        () -> ApplePayload.builder().criticalSound("horn", -0.1)),
                refused(
                        "sound is blank; leave it out, or say something",
                        () -> ApplePayload.builder().sound("")),
                refused(
                        "the alert's body is blank; leave it out, or say something",
                        () -> ApplePayload.builder().alert(" ")),
                refused(
                        "the alert says nothing: it needs a title, a subtitle or a body",
                        () -> AppleAlert.builder().launchImage("ball").build()),
                refused(
                        "the key aps of data is Apple's; choose another",
                        () -> ApplePayload.builder().data("aps", Map.of())),
                refused(
                        "bundleId is no bundle id; allowed are letters, digits, '-' and '.', as in com.example.app",
                        () -> ApplePayload.builder().bundleId("com.example\r\napns-id: x")));
    }

    static Stream<Arguments> liveActivity() {
        AppleAlert alert = AppleAlert.builder().title("a").body("b").build();
        return Stream.of(
                refused(
                        "the event update needs timestamp",
                        () -> LiveActivityPayload.update("com.example")
                                .contentState(Map.of())
                                .build()),
                refused("the event update needs content-state", () -> live().build()),
                refused(
                        "the event start needs content-state",
                        () -> LiveActivityPayload.start("com.example")
                                .timestamp(Instant.EPOCH)
                                .build()),
                refused(
                        "the event start needs attributes",
                        () -> LiveActivityPayload.start("com.example")
                                .timestamp(Instant.EPOCH)
                                .contentState(Map.of())
                                .alert(alert, "default")
                                .build()),
                refused(
                        "the event start needs alert",
                        () -> LiveActivityPayload.start("com.example")
                                .timestamp(Instant.EPOCH)
                                .contentState(Map.of())
                                .attributes("A", Map.of())
                                .build()),
                refused(
                        "attributes belongs to the event start; this is update",
                        () -> live().attributes("A", Map.of())),
                refused(
                        "dismissal-date belongs to the event end; this is update",
                        () -> live().dismissalDate(Instant.EPOCH)),
                refused(
                        "relevance-score is Infinity, which JSON does not have",
                        () -> live().relevanceScore(Double.POSITIVE_INFINITY)),
                refused(
                        "the alert of a live activity has a title and a body, and nothing else",
                        () -> live().alert(AppleAlert.builder().title("a").build(), "default")),
                refused(
                        "the alert of a live activity has a title and a body, and nothing else",
                        () -> live().alert(
                                        AppleAlert.builder()
                                                .title("a")
                                                .subtitle("b")
                                                .body("c")
                                                .build(),
                                        "default")),
                refused(
                        "bundleId is no bundle id; allowed are letters, digits, '-' and '.', as in com.example.app",
                        () -> LiveActivityPayload.end("")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"apple", "liveActivity"})
    void itIsRefused(String error, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(error);
    }
}
