package io.github.nh4j.notification;

import java.util.Map;

/**
 * A notification through Google's legacy protocol. Immutable and thread-safe.
 *
 * @deprecated Google switched the protocol off in 2024. Use {@link FcmV1Notification}.
 */
@Deprecated
public final class GcmNotification extends Notification {
    GcmNotification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.GCM, payload, headers);
    }

    @Override
    public GcmNotification withHeader(String name, String value) {
        return new GcmNotification(payload(), headersWith(name, value));
    }
}
