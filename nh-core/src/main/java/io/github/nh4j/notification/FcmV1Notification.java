package io.github.nh4j.notification;

import java.util.Map;

/** A notification through FCM HTTP v1. Immutable and thread-safe. */
public final class FcmV1Notification extends Notification {
    FcmV1Notification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.FCM_V1, payload, headers);
    }

    @Override
    public FcmV1Notification withHeader(String name, String value) {
        return new FcmV1Notification(payload(), headersWith(name, value));
    }
}
