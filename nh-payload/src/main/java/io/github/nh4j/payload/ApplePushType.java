package io.github.nh4j.payload;

import io.github.nh4j.notification.AppleNotification.PushType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which push types a payload may have. A wrong one is refused by APNs, or accepted and never shown. */
final class ApplePushType {
    private static final Set<String> VISIBLE = Set.of("alert", "badge", "sound");

    private ApplePushType() {}

    /** The one that was asked for, or that the payload has by its parts. */
    static PushType of(Map<String, Object> aps, @Nullable PushType asked) {
        boolean visible = aps.keySet().stream().anyMatch(VISIBLE::contains);
        boolean wakes = aps.containsKey("content-available");
        Checks.require(
                aps.containsKey("alert") || !aps.containsKey("mutable-content"),
                "mutable-content needs an alert: without one, the extension is never called");
        if (asked == null) {
            Checks.require(
                    visible || wakes,
                    "the push has no alert, badge, sound or content-available; add one, or say its pushType");
            return visible ? PushType.ALERT : PushType.BACKGROUND;
        }
        switch (asked) {
            case ALERT -> Checks.require(visible, "pushType is ALERT; it needs an alert, a badge or a sound");
            case BACKGROUND ->
                Checks.require(
                        wakes && !visible,
                        "pushType is BACKGROUND; it needs content-available, and neither alert nor badge nor sound");
            case LIVEACTIVITY ->
                throw new IllegalArgumentException("pushType is LIVEACTIVITY; build it with LiveActivityPayload");
            case MDM -> throw new IllegalArgumentException("pushType is MDM; write its payload as JSON");
            case VOIP, LOCATION, COMPLICATION, FILEPROVIDER, PUSHTOTALK -> {}
        }
        return asked;
    }
}
