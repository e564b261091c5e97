package io.github.nh4j.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * A notification for Apple devices. Immutable and thread-safe.
 *
 * @see <a href="https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns">
 *     Sending notification requests to APNs</a>
 */
public final class AppleNotification extends Notification {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    /** What kind of push it is; Apple wants it said since iOS 13. The hub takes it from the payload if it is missing. */
    public enum PushType {
        /** Shows an alert, plays a sound or sets a badge. */
        ALERT,
        /** Wakes the app without a trace on the screen; its priority must be 5. */
        BACKGROUND,
        /** Asks for the user's location. */
        LOCATION,
        /** Announces a call. */
        VOIP,
        /** Updates a watch face. */
        COMPLICATION,
        /** Tells a file provider of changes. */
        FILEPROVIDER,
        /** Tells a managed device to contact its server. */
        MDM,
        /** Starts, updates or ends a live activity. */
        LIVEACTIVITY,
        /** Announces a push-to-talk transmission. */
        PUSHTOTALK;

        private String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    AppleNotification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.APPLE, payload, headers);
    }

    /**
     * Says what kind of push it is.
     *
     * @param type the kind
     * @return a new notification with the header {@code apns-push-type}
     */
    public AppleNotification withPushType(PushType type) {
        return withHeader("apns-push-type", type.value());
    }

    /**
     * Says how urgent it is.
     *
     * @param priority 10 for at once, 5 for when it saves power, 1 to never wake the device
     * @return a new notification with the header {@code apns-priority}
     * @throws IllegalArgumentException if it is none of these
     */
    public AppleNotification withPriority(int priority) {
        if (priority != 10 && priority != 5 && priority != 1) {
            throw new IllegalArgumentException("priority is " + priority + "; Apple knows 10, 5 and 1");
        }
        return withHeader("apns-priority", Integer.toString(priority));
    }

    /**
     * Says until when it is worth delivering.
     *
     * @param expiry the time, cut to whole seconds
     * @return a new notification with the header {@code ServiceBusNotification-Apns-Expiry}, in ISO 8601 and UTC
     * @throws IllegalArgumentException if it is outside the years 1 to 9999
     */
    public AppleNotification withExpiry(Instant expiry) {
        if (expiry.isBefore(EARLIEST) || !expiry.isBefore(TOO_LATE)) {
            throw new IllegalArgumentException("the expiry is outside the years 1 to 9999");
        }
        return withHeader(
                "ServiceBusNotification-Apns-Expiry",
                expiry.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /**
     * Names the notification, so that a later one with the same id takes its place on the device.
     *
     * @param collapseId at most 64 bytes
     * @return a new notification with the header {@code apns-collapse-id}
     * @throws IllegalArgumentException if it is longer
     */
    public AppleNotification withCollapseId(String collapseId) {
        if (collapseId.length() > 64) {
            throw new IllegalArgumentException(
                    "the collapse id has " + collapseId.length() + " characters; at most 64 are allowed");
        }
        return withHeader("apns-collapse-id", collapseId);
    }

    @Override
    public AppleNotification withCollapseKey(String key) {
        return withCollapseId(requireCollapseKey(key, 64, "[ -~]+"));
    }

    @Override
    public AppleNotification withHeader(String name, String value) {
        return new AppleNotification(payload(), headersWith(name, value));
    }
}
