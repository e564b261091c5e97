package io.github.nh4j.payload;

import java.util.Locale;

/**
 * How much a notification on an Apple device may disturb.
 *
 * @see <a href="https://developer.apple.com/documentation/usernotifications/unnotificationinterruptionlevel">
 *     UNNotificationInterruptionLevel</a>
 */
public enum InterruptionLevel {
    /** Goes to the list without sound or light. */
    PASSIVE,
    /** Lights the screen and may play a sound; so it is if nothing is said. */
    ACTIVE,
    /** As active, and through a focus that allows it; the app needs an entitlement. */
    TIME_SENSITIVE,
    /** Sounds through the mute switch and through do-not-disturb; the app needs an entitlement. */
    CRITICAL;

    String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
