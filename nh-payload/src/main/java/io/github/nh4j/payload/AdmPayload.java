package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.AdmNotification;
import io.github.nh4j.notification.Notification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A message for Amazon devices, at most 6144 bytes.
 *
 * @see <a href="https://developer.amazon.com/docs/adm/send-message.html">Send a message through ADM</a>
 * @see <a href="https://developer.amazon.com/docs/adm/message-types.html">ADM's message types</a>
 */
public final class AdmPayload {
    private static final int MOST_BYTES = 6144;

    private final AdmNotification notification;

    private AdmPayload(AdmNotification notification) {
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
    public AdmNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a payload. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> shown = new LinkedHashMap<>();
        private final Map<String, Object> data = new LinkedHashMap<>();
        private final Map<String, Object> options = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The first line.
         *
         * @param title the text
         * @return this builder
         */
        public Builder title(String title) {
            shown.put("title", Checks.filled("title", title));
            return this;
        }

        /**
         * The message.
         *
         * @param body the text
         * @return this builder
         */
        public Builder body(String body) {
            shown.put("body", Checks.filled("body", body));
            return this;
        }

        /**
         * A value for the app.
         *
         * @param key its name
         * @param value its value
         * @return this builder
         */
        public Builder data(String key, String value) {
            data.put(Checks.key(key), Checks.text(Checks.entry("data", key), value));
            return this;
        }

        /**
         * Says how urgent it is.
         *
         * @param priority the priority
         * @return this builder
         */
        public Builder priority(Priority priority) {
            options.put("priority", priority.name().toLowerCase(Locale.ROOT));
            return this;
        }

        /**
         * For how long ADM keeps it for a device that is offline; a week if nothing is said.
         *
         * @param time a minute to 31 days, cut to whole seconds
         * @return this builder
         */
        public Builder timeToLive(Duration time) {
            options.put("expiresAfter", Checks.seconds("timeToLive", time, Duration.ofMinutes(1), Duration.ofDays(31)));
            return this;
        }

        /**
         * Names it, so that a device that was offline gets only the last one of that name.
         *
         * @param key the name, at most 64 characters
         * @return this builder
         */
        public Builder consolidationKey(String key) {
            options.put("consolidationKey", Checks.atMost(64, "consolidationKey", key));
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, or has no text to show, no data and no consolidation key
         */
        public AdmPayload build() {
            Checks.require(
                    !shown.isEmpty() || !data.isEmpty() || options.containsKey("consolidationKey"),
                    "the message is empty; it needs a title, a body, data or a consolidationKey");
            Map<String, Object> root = new LinkedHashMap<>();
            if (!shown.isEmpty()) {
                root.put("notification", shown);
            }
            if (!data.isEmpty() || shown.isEmpty()) {
                root.put("data", data);
            }
            root.putAll(options);
            return new AdmPayload(Checks.sized("the ADM payload", Notification.adm(JsonText.of(root)), MOST_BYTES));
        }
    }
}
