package io.github.nh4j.notification;

import java.util.Map;

/** A notification for Amazon devices. Immutable and thread-safe. */
public final class AdmNotification extends Notification {
    AdmNotification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.ADM, payload, headers);
    }

    @Override
    public AdmNotification withHeader(String name, String value) {
        return new AdmNotification(payload(), headersWith(name, value));
    }
}
