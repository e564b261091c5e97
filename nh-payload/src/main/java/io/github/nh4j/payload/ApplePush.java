package io.github.nh4j.payload;

import io.github.nh4j.notification.AppleNotification;
import io.github.nh4j.notification.AppleNotification.PushType;
import io.github.nh4j.notification.Notification;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers that belong to an Apple payload.
 *
 * @see <a href="https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns">Sending
 *     notification requests to APNs</a>
 */
final class ApplePush {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_BYTES_OF_VOIP = 5120;

    private static final Pattern BUNDLE_ID = Pattern.compile("[A-Za-z0-9.-]{1,155}");

    private ApplePush() {}

    static AppleNotification of(PushType type, @Nullable Priority priority, @Nullable String bundleId, String json) {
        boolean inBackground = type == PushType.BACKGROUND;
        Checks.require(
                !inBackground || priority != Priority.HIGH,
                "priority is HIGH; a background push has the priority NORMAL, or APNs refuses it");
        boolean normal = inBackground || priority == Priority.NORMAL;
        AppleNotification push = Checks.sized(
                        "the Apple payload",
                        Notification.apple(json),
                        type == PushType.VOIP ? MOST_BYTES_OF_VOIP : MOST_BYTES)
                .withPushType(type)
                .withPriority(normal ? 5 : 10);
        return bundleId == null ? push : push.withHeader("apns-topic", bundleId + suffix(type));
    }

    static String bundleId(String bundleId) {
        Checks.require(
                BUNDLE_ID.matcher(bundleId).matches(),
                "bundleId is no bundle id; allowed are letters, digits, '-' and '.', as in com.example.app");
        return bundleId;
    }

    private static String suffix(PushType type) {
        return switch (type) {
            case LIVEACTIVITY -> ".push-type.liveactivity";
            case VOIP -> ".voip";
            case COMPLICATION -> ".complication";
            case FILEPROVIDER -> ".pushkit.fileprovider";
            case LOCATION -> ".location-query";
            case PUSHTOTALK -> ".voip-ptt";
            case ALERT, BACKGROUND, MDM -> "";
        };
    }
}
