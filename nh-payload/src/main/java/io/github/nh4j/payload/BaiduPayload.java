package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.BaiduNotification;
import io.github.nh4j.notification.BaiduNotification.MessageType;
import io.github.nh4j.notification.Notification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A push through Baidu to Android devices, at most 4096 bytes. With a body it is a notification that the device shows,
 * without one a message that the app reads.
 *
 * @see <a href="https://push.baidu.com/doc/restapi/msg_struct">Baidu's message structure</a>
 */
public final class BaiduPayload {
    private static final int MOST_BYTES = 4096;

    private final BaiduNotification notification;

    private BaiduPayload(BaiduNotification notification) {
        this.notification = notification;
    }

    /** {@return an empty builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the payload as text, such as for a template} */
    public String json() {
        return new String(notification.payload(), UTF_8);
    }

    /** {@return the payload with its header {@code X-Baidu-Message-Type}} */
    public BaiduNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a payload. Not thread-safe. */
    public static final class Builder {
        private static final int OPENS_URL = 1;

        private final Map<String, Object> shown = new LinkedHashMap<>();
        private final Map<String, Object> data = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The first line; the app's name if nothing is said.
         *
         * @param title the text
         * @return this builder
         */
        public Builder title(String title) {
            shown.put("title", Checks.filled("title", title));
            return this;
        }

        /**
         * The message, which Baidu calls its description.
         *
         * @param body the text
         * @return this builder
         */
        public Builder body(String body) {
            shown.put("description", Checks.filled("body", body));
            return this;
        }

        /**
         * What a tap opens, in place of the app.
         *
         * @param url the address of a page
         * @return this builder
         */
        public Builder url(URI url) {
            shown.put("open_type", OPENS_URL);
            shown.put("url", Checks.filled("url", url.toString()));
            return this;
        }

        /**
         * A value for the app, in Baidu's {@code custom_content}.
         *
         * @param key its name
         * @param value a string, number, boolean, list, or map with string keys; it is copied
         * @return this builder
         */
        public Builder data(String key, Object value) {
            data.put(Checks.key(key), JsonText.copy(Checks.entry("data", key), value));
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, empty, or has a title or a url but no body
         */
        public BaiduPayload build() {
            Checks.require(!shown.isEmpty() || !data.isEmpty(), "the push is empty; it needs a body or data");
            Checks.require(
                    shown.isEmpty() || shown.containsKey("description"),
                    "the notification has no body; Baidu shows none without it");
            Map<String, Object> root = new LinkedHashMap<>(shown);
            if (!data.isEmpty()) {
                root.put("custom_content", data);
            }
            BaiduNotification notification = Notification.baidu(JsonText.of(root))
                    .withMessageType(shown.isEmpty() ? MessageType.MESSAGE : MessageType.NOTIFICATION);
            return new BaiduPayload(Checks.sized("the Baidu payload", notification, MOST_BYTES));
        }
    }
}
