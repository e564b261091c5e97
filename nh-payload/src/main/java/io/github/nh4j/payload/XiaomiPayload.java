package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.XiaomiNotification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A push through Xiaomi, at most 4096 bytes. With a title and a body it is a notification that the device shows, without
 * them a message that the app reads. The names are those of Xiaomi's message parameters, since Azure documents none.
 *
 * @see <a href="https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1696">Xiaomi's server API</a>
 */
public final class XiaomiPayload {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_EXTRAS = 10;

    private final XiaomiNotification notification;

    private XiaomiPayload(XiaomiNotification notification) {
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

    /** {@return the payload, ready to be sent} */
    public XiaomiNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a payload. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> shown = new LinkedHashMap<>();
        private final Map<String, Object> options = new LinkedHashMap<>();
        private final Map<String, Object> data = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The first line.
         *
         * @param title the text, at most 49 characters
         * @return this builder
         */
        public Builder title(String title) {
            shown.put("title", Checks.atMost(49, "title", title));
            return this;
        }

        /**
         * The message, which Xiaomi calls its description.
         *
         * @param body the text, at most 127 characters
         * @return this builder
         */
        public Builder body(String body) {
            shown.put("description", Checks.atMost(127, "body", body));
            return this;
        }

        /**
         * What the app reads.
         *
         * @param payload the text
         * @return this builder
         */
        public Builder payload(String payload) {
            options.put("payload", Checks.filled("payload", payload));
            return this;
        }

        /**
         * For how long Xiaomi keeps it for a device that is offline; two weeks if nothing is said.
         *
         * @param time up to two weeks, cut to whole seconds
         * @return this builder
         */
        public Builder timeToLive(Duration time) {
            long seconds = Checks.seconds("timeToLive", time, Duration.ZERO, Duration.ofDays(14));
            options.put("time_to_live", seconds * 1000);
            return this;
        }

        /**
         * A value for the app or the device, which Xiaomi calls an extra. There can be ten.
         *
         * @param key its name
         * @param value its value
         * @return this builder
         */
        public Builder data(String key, String value) {
            data.put("extra." + Checks.key(key), Checks.text(Checks.entry("data", key), value));
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, empty, has one of title and body only, or too many data
         */
        public XiaomiPayload build() {
            Checks.require(
                    shown.size() == 2 || (shown.isEmpty() && options.containsKey("payload")),
                    "the push needs a title and a body, or neither of them and a payload");
            Checks.require(
                    data.size() <= MOST_EXTRAS,
                    "data has %d entries; at most %d are allowed",
                    data.size(),
                    MOST_EXTRAS);
            Map<String, Object> root = new LinkedHashMap<>(shown);
            root.putAll(options);
            root.put("pass_through", shown.isEmpty() ? 1 : 0);
            root.putAll(data);
            return new XiaomiPayload(
                    Checks.sized("the Xiaomi payload", Notification.xiaomi(JsonText.of(root)), MOST_BYTES));
        }
    }
}
