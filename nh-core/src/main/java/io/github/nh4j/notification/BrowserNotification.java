package io.github.nh4j.notification;

import java.util.Map;

/** A notification for browsers (Web Push). Immutable and thread-safe. */
public final class BrowserNotification extends Notification {
    BrowserNotification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.BROWSER, payload, headers);
    }

    @Override
    public BrowserNotification withHeader(String name, String value) {
        return new BrowserNotification(payload(), headersWith(name, value));
    }
}
