package io.github.nh4j.notification;

import java.util.Map;

/** A notification through Baidu Cloud Push. Immutable and thread-safe. */
public final class BaiduNotification extends Notification {
    /** What Baidu makes of the payload. */
    public enum MessageType {
        /** The app reads it. */
        MESSAGE("0"),
        /** The device shows it. */
        NOTIFICATION("1");

        private final String value;

        MessageType(String value) {
            this.value = value;
        }
    }

    BaiduNotification(byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.BAIDU, payload, headers);
    }

    /**
     * Says what Baidu makes of the payload.
     *
     * @param type the type
     * @return a new notification with the header {@code X-Baidu-Message-Type}
     */
    public BaiduNotification withMessageType(MessageType type) {
        return withHeader("X-Baidu-Message-Type", type.value);
    }

    @Override
    public BaiduNotification withHeader(String name, String value) {
        return new BaiduNotification(payload(), headersWith(name, value));
    }
}
