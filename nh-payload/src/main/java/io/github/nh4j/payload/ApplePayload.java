package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.AppleNotification;
import io.github.nh4j.notification.AppleNotification.PushType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payload for Apple devices, at most 4096 bytes, or 5120 for VoIP. Live activities have {@link LiveActivityPayload}.
 *
 * @see <a href="https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification">Generating a
 *     remote notification</a>
 */
public final class ApplePayload {
    private final AppleNotification notification;

    private ApplePayload(AppleNotification notification) {
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

    /**
     * {@return the payload with the headers {@code apns-push-type}, {@code apns-priority}, and {@code apns-topic} if the bundle
     * id was given; a header that is changed afterwards is not compared with the payload}
     */
    public AppleNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a payload. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> aps = new LinkedHashMap<>();
        private final Map<String, Object> root = new LinkedHashMap<>(Map.of("aps", aps));
        private @Nullable PushType pushType;
        private @Nullable Priority priority;
        private @Nullable String bundleId;

        private Builder() {}

        /**
         * Shows a message.
         *
         * @param body the text
         * @return this builder
         */
        public Builder alert(String body) {
            return alert(AppleAlert.builder().body(body).build());
        }

        /**
         * Shows a message under a title.
         *
         * @param title the first line
         * @param body the message
         * @return this builder
         */
        public Builder alert(String title, String body) {
            return alert(AppleAlert.builder().title(title).body(body).build());
        }

        /**
         * Shows an alert with a subtitle or with texts of the app's.
         *
         * @param alert the alert
         * @return this builder
         */
        public Builder alert(AppleAlert alert) {
            return put("alert", alert.parts());
        }

        /**
         * The number on the app's icon.
         *
         * @param number the number; 0 takes it away
         * @return this builder
         */
        public Builder badge(int number) {
            return put("badge", Checks.notNegative("badge", number));
        }

        /**
         * Plays a sound.
         *
         * @param name a file of the app, or {@code default}
         * @return this builder
         */
        public Builder sound(String name) {
            return put("sound", Checks.filled("sound", name));
        }

        /**
         * Plays a sound even if the device is muted; the app needs an entitlement.
         *
         * @param name a file of the app, or {@code default}
         * @param volume from 0, silent, to 1
         * @return this builder
         */
        public Builder criticalSound(String name, double volume) {
            Map<String, Object> sound = new LinkedHashMap<>();
            sound.put("critical", 1);
            sound.put("name", Checks.filled("sound.name", name));
            sound.put("volume", Checks.from0To1("sound.volume", volume));
            return put("sound", sound);
        }

        /**
         * Groups notifications.
         *
         * @param id the group
         * @return this builder
         */
        public Builder threadId(String id) {
            return put("thread-id", Checks.filled("thread-id", id));
        }

        /**
         * Chooses the actions that are offered.
         *
         * @param category a category that the app has registered
         * @return this builder
         */
        public Builder category(String category) {
            return put("category", Checks.filled("category", category));
        }

        /**
         * Says how much it may disturb.
         *
         * @param level the level
         * @return this builder
         */
        public Builder interruptionLevel(InterruptionLevel level) {
            return put("interruption-level", level.value());
        }

        /**
         * The place in a summary.
         *
         * @param score from 0 to 1, the highest first
         * @return this builder
         */
        public Builder relevanceScore(double score) {
            return put("relevance-score", Checks.from0To1("relevance-score", score));
        }

        /**
         * The window that is brought forward.
         *
         * @param id its target content identifier
         * @return this builder
         */
        public Builder targetContentId(String id) {
            return put("target-content-id", Checks.filled("target-content-id", id));
        }

        /**
         * Hands the alert to the app's notification service extension before it is shown.
         *
         * @return this builder
         */
        public Builder mutableContent() {
            return put("mutable-content", 1);
        }

        /**
         * Wakes the app. Without alert, badge and sound it is a background push.
         *
         * @return this builder
         */
        public Builder contentAvailable() {
            return put("content-available", 1);
        }

        /**
         * A value for the app, beside {@code aps}.
         *
         * @param key its name
         * @param value a string, number, boolean, list, or map with string keys; it is copied
         * @return this builder
         */
        public Builder data(String key, Object value) {
            Checks.require(!Checks.key(key).equals("aps"), "the key aps of data is Apple's; choose another");
            root.put(key, JsonText.copy(Checks.entry("data", key), value));
            return this;
        }

        /**
         * Says what kind of push it is, if it is neither an alert nor a background push.
         *
         * @param type the kind
         * @return this builder
         */
        public Builder pushType(PushType type) {
            this.pushType = Objects.requireNonNull(type, "type");
            return this;
        }

        /**
         * Says how urgent it is: {@code HIGH} is 10, {@code NORMAL} is 5. Without this, a background push has 5 and any other 10.
         *
         * @param priority the priority
         * @return this builder
         */
        public Builder priority(Priority priority) {
            this.priority = Objects.requireNonNull(priority, "priority");
            return this;
        }

        /**
         * Says which app it is for, where the hub's own bundle id is not the topic, such as for VoIP.
         *
         * @param bundleId the app's bundle id, without the suffix that the push type has
         * @return this builder
         */
        public Builder bundleId(String bundleId) {
            this.bundleId = ApplePush.bundleId(bundleId);
            return this;
        }

        private Builder put(String key, Object value) {
            aps.put(key, value);
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, or its parts contradict each other or the push type
         */
        public ApplePayload build() {
            PushType type = ApplePushType.of(aps, pushType);
            return new ApplePayload(ApplePush.of(type, priority, bundleId, JsonText.of(root)));
        }
    }
}
