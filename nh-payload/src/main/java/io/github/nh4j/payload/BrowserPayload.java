package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.BrowserNotification;
import io.github.nh4j.notification.Notification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A payload for the service worker of a page, at most 3993 bytes: encrypted for the browser, that is the 4096 that every
 * Web Push service takes. The names are those of {@code showNotification(title, options)}, so that a worker can pass on what
 * it reads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8291#section-4">The size, in RFC 8291</a>
 * @see <a href="https://developer.mozilla.org/en-US/docs/Web/API/ServiceWorkerRegistration/showNotification">
 *     showNotification</a>
 */
public final class BrowserPayload {
    private static final int MOST_BYTES = 3993;

    private final BrowserNotification notification;

    private BrowserPayload(BrowserNotification notification) {
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
    public BrowserNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a payload. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> options = new LinkedHashMap<>();
        private final Map<String, Object> data = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The first line; a notification is not shown without it.
         *
         * @param title the text
         * @return this builder
         */
        public Builder title(String title) {
            return put("title", title);
        }

        /**
         * The message.
         *
         * @param body the text
         * @return this builder
         */
        public Builder body(String body) {
            return put("body", body);
        }

        /**
         * The small picture.
         *
         * @param icon its address, from the worker's own if it is relative
         * @return this builder
         */
        public Builder icon(URI icon) {
            return put("icon", icon.toString());
        }

        /**
         * The large picture.
         *
         * @param image its address, from the worker's own if it is relative
         * @return this builder
         */
        public Builder image(URI image) {
            return put("image", image.toString());
        }

        /**
         * Names it, so that it takes the place of the one with the same name.
         *
         * @param tag the name
         * @return this builder
         */
        public Builder tag(String tag) {
            return put("tag", tag);
        }

        /**
         * A value for the service worker.
         *
         * @param key its name
         * @param value a string, number, boolean, list, or map with string keys; it is copied
         * @return this builder
         */
        public Builder data(String key, Object value) {
            data.put(Checks.key(key), JsonText.copy(Checks.entry("data", key), value));
            return this;
        }

        private Builder put(String key, String value) {
            options.put(key, Checks.filled(key, value));
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, empty, or has something to show but no title
         */
        public BrowserPayload build() {
            Checks.require(!options.isEmpty() || !data.isEmpty(), "the payload is empty; it needs a title or data");
            Checks.require(
                    options.isEmpty() || options.containsKey("title"),
                    "the payload has no title; browsers show no notification without it");
            Map<String, Object> root = new LinkedHashMap<>(options);
            if (!data.isEmpty()) {
                root.put("data", data);
            }
            return new BrowserPayload(
                    Checks.sized("the browser payload", Notification.browser(JsonText.of(root)), MOST_BYTES));
        }
    }
}
