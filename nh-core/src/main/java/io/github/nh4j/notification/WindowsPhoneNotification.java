package io.github.nh4j.notification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A notification for Windows Phone. Immutable and thread-safe.
 *
 * @deprecated the push service is retired. Use {@link WindowsNotification}.
 */
@Deprecated
public final class WindowsPhoneNotification extends Notification {
    /** What the phone does with the payload. */
    public enum Type {
        /** Shows a toast. */
        TOAST("toast", "2"),
        /** Updates a tile; the push service calls this target {@code token}. */
        TILE("token", "1"),
        /** Hands it to the app. */
        RAW("", "3");

        private final String target;
        private final String notificationClass;

        Type(String target, String notificationClass) {
            this.target = target;
            this.notificationClass = notificationClass;
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            if (!target.isEmpty()) {
                headers.put("X-WindowsPhone-Target", target);
            }
            headers.put("X-NotificationClass", notificationClass);
            return Collections.unmodifiableMap(headers);
        }
    }

    private final Type type;

    WindowsPhoneNotification(Type type, byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.WINDOWS_PHONE, payload, headers.isEmpty() ? type.headers() : headers);
        this.type = type;
    }

    /**
     * What the phone does with the payload.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    @Override
    public WindowsPhoneNotification withHeader(String name, String value) {
        return new WindowsPhoneNotification(type, payload(), headersWith(name, value));
    }
}
