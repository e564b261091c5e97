package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.WindowsNotification;
import java.util.Locale;
import java.util.Map;

/**
 * A number or a sign on the icon of a Windows app.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/apps/design/shell/tiles-and-notifications/badges">Badges</a>
 */
public final class WindowsBadgePayload {
    private final WindowsNotification notification;

    private WindowsBadgePayload(String value) {
        String xml = new XmlText().empty("badge", Map.of("value", value)).toString();
        this.notification = Notification.windowsBadge(xml);
    }

    /** The signs that a badge can have. */
    public enum Glyph {
        /** No badge. */
        NONE,
        /** Two arrows in a circle. */
        ACTIVITY,
        /** A clock. */
        ALARM,
        /** An asterisk. */
        ALERT,
        /** An exclamation mark. */
        ATTENTION,
        /** The presence of somebody who is there. */
        AVAILABLE,
        /** The presence of somebody who is away. */
        AWAY,
        /** The presence of somebody who is busy. */
        BUSY,
        /** A cross. */
        ERROR,
        /** An envelope. */
        NEW_MESSAGE,
        /** The sign for a pause. */
        PAUSED,
        /** The sign for playing. */
        PLAYING,
        /** The presence of somebody who cannot be reached. */
        UNAVAILABLE;

        private String value() {
            return this == NEW_MESSAGE ? "newMessage" : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A badge with a number.
     *
     * @param number the number; 0 takes the badge away, and above 99 it shows as 99+
     * @return the payload
     * @throws IllegalArgumentException if it is negative
     */
    public static WindowsBadgePayload of(int number) {
        return new WindowsBadgePayload(Integer.toString(Checks.notNegative("badge", number)));
    }

    /**
     * A badge with a sign.
     *
     * @param glyph the sign
     * @return the payload
     */
    public static WindowsBadgePayload of(Glyph glyph) {
        return new WindowsBadgePayload(glyph.value());
    }

    /** {@return the payload as text, such as for a template} */
    public String xml() {
        return new String(notification.payload(), UTF_8);
    }

    /** {@return the payload with its header {@code X-WNS-Type: wns/badge}} */
    public WindowsNotification toNotification() {
        return notification;
    }
}
