package io.github.nh4j.payload;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.WindowsNotification;

/**
 * Bytes that a Windows app reads itself, at most 5000.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/apps/design/shell/tiles-and-notifications/raw-notification-overview">
 *     Raw notifications</a>
 */
public final class WindowsRawPayload {
    private final WindowsNotification notification;

    private WindowsRawPayload(WindowsNotification notification) {
        this.notification = notification;
    }

    /**
     * A payload of any bytes.
     *
     * @param bytes the payload; it is copied
     * @return the payload
     * @throws IllegalArgumentException if it is empty or too large
     */
    public static WindowsRawPayload of(byte[] bytes) {
        Checks.require(bytes.length > 0, "the raw payload is empty");
        return new WindowsRawPayload(WindowsXml.sized("the raw payload", Notification.windowsRaw(bytes)));
    }

    /** {@return the payload with its header {@code X-WNS-Type: wns/raw}} */
    public WindowsNotification toNotification() {
        return notification;
    }
}
