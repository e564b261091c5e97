package io.github.nh4j.notification;

import java.util.Map;

/** A notification for browsers (Web Push). Immutable and thread-safe. */
public final class BrowserNotification extends Notification {
    BrowserNotification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.BROWSER, payload, headers);
    }

    @Override
    public BrowserNotification withCollapseKey(String key) {
        return withHeader("Topic", requireCollapseKey(key, 32, "[A-Za-z0-9_-]+"));
    }

    @Override
    public BrowserNotification withHeader(String name, String value) {
        return new BrowserNotification(payload(), headersWith(name, value));
    }
}
