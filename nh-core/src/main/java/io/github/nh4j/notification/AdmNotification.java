package io.github.nh4j.notification;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notification for Amazon devices. Immutable and thread-safe. */
public final class AdmNotification extends Notification {
    AdmNotification(byte[] payload, Map<String, String> headers, @Nullable String collapseKey) {
        super(NotificationPlatform.ADM, payload, headers, collapseKey);
    }

    @Override
    public AdmNotification withCollapseKey(String key) {
        return new AdmNotification(payload(), headers(), requireCollapseKey(key, 64, "[ -~]+"));
    }

    @Override
    public AdmNotification withHeader(String name, String value) {
        return new AdmNotification(
                payload(), headersWith(name, value), collapseKey().orElse(null));
    }
}
