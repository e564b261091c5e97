package io.github.nh4j.notification;

import java.util.Map;

/** A notification through Xiaomi Push. Immutable and thread-safe. */
public final class XiaomiNotification extends Notification {
    XiaomiNotification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.XIAOMI, payload, headers);
    }

    @Override
    public XiaomiNotification withHeader(String name, String value) {
        return new XiaomiNotification(payload(), headersWith(name, value));
    }
}
