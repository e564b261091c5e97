package io.github.nh4j.notification;

import java.time.Duration;
import java.util.Map;

/**
 * A notification for Windows devices. Its type goes along as {@code X-WNS-Type}. Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/apps/design/shell/tiles-and-notifications/push-request-response-headers">
 *     WNS headers</a>
 */
public final class WindowsNotification extends Notification {
    /** What Windows does with the payload. */
    public enum Type {
        /** Shows a toast. */
        TOAST("wns/toast"),
        /** Updates a tile. */
        TILE("wns/tile"),
        /** Updates a badge. */
        BADGE("wns/badge"),
        /** Hands it to the app. */
        RAW("wns/raw");

        private final String value;

        Type(String value) {
            this.value = value;
        }
    }

    private final Type type;

    WindowsNotification(Type type, byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.WINDOWS, payload, headers.isEmpty() ? Map.of("X-WNS-Type", type.value) : headers);
        this.type = type;
    }

    /**
     * What Windows does with the payload.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * Names the notification, so that a later one with the same tag takes its place.
     *
     * @param tag at most 16 letters and digits
     * @return a new notification with the header {@code X-WNS-Tag}
     */
    public WindowsNotification withTag(String tag) {
        return withHeader("X-WNS-Tag", tag);
    }

    /**
     * Says for how long WNS keeps the notification for a device that is offline.
     *
     * @param timeToLive the time, cut to whole seconds
     * @return a new notification with the header {@code X-WNS-TTL}
     * @throws IllegalArgumentException if it is negative
     */
    public WindowsNotification withTimeToLive(Duration timeToLive) {
        if (timeToLive.isNegative()) {
            throw new IllegalArgumentException("the time to live is negative: " + timeToLive);
        }
        return withHeader("X-WNS-TTL", Long.toString(timeToLive.toSeconds()));
    }

    @Override
    public WindowsNotification withCollapseKey(String key) {
        return withTag(requireCollapseKey(key, 16, "[A-Za-z0-9]+"));
    }

    @Override
    public WindowsNotification withHeader(String name, String value) {
        if (name.equalsIgnoreCase("X-WNS-Type") && !value.equalsIgnoreCase(type.value)) {
            throw new IllegalArgumentException("X-WNS-Type of this notification is " + type.value
                    + "; choose another with Notification.windowsToast, windowsTile, windowsBadge or windowsRaw");
        }
        return new WindowsNotification(type, payload(), headersWith(name, value));
    }
}
