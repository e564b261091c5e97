package io.github.nh4j.notification;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notification through FCM HTTP v1. Immutable and thread-safe. */
public final class FcmV1Notification extends Notification {
    FcmV1Notification(byte[] payload, Map<String, String> headers, @Nullable String collapseKey) {
        super(NotificationPlatform.FCM_V1, payload, headers, collapseKey);
    }

    @Override
    public FcmV1Notification withCollapseKey(String key) {
        return new FcmV1Notification(payload(), headers(), requireCollapseKey(key, 64, "[ -~]+"));
    }

    @Override
    public FcmV1Notification withHeader(String name, String value) {
        return new FcmV1Notification(
                payload(), headersWith(name, value), collapseKey().orElse(null));
    }
}
