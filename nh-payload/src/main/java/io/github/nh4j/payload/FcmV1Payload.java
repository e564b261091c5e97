package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.FcmV1Notification;
import io.github.nh4j.notification.Notification;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message for Android devices through FCM HTTP v1, at most 4096 bytes. It has the root {@code message} that the hub wants,
 * and no target, which is the hub's business.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages">FCM's messages</a>
 * @see <a href="https://firebase.google.com/docs/cloud-messaging/concept-options">Their size</a>
 */
public final class FcmV1Payload {
    private static final int MOST_BYTES = 4096;
    private static final Pattern RESERVED = Pattern.compile("(from|message_type|collapse_key)\\z|(google|gcm)\\.");
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    private final FcmV1Notification notification;

    private FcmV1Payload(FcmV1Notification notification) {
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
    public FcmV1Notification toNotification() {
        return notification;
    }

    /** Collects the parts of a payload. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> shown = new LinkedHashMap<>();
        private final Map<String, Object> data = new LinkedHashMap<>();
        private final Map<String, Object> android = new LinkedHashMap<>();
        private final Map<String, Object> androidShown = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The first line.
         *
         * @param title the text
         * @return this builder
         */
        public Builder title(String title) {
            return put(shown, "title", title);
        }

        /**
         * The message.
         *
         * @param body the text
         * @return this builder
         */
        public Builder body(String body) {
            return put(shown, "body", body);
        }

        /**
         * A picture.
         *
         * @param image its address on the web
         * @return this builder
         */
        public Builder image(URI image) {
            return put(shown, "image", image.toString());
        }

        /**
         * A value for the app.
         *
         * @param key its name; none of those that FCM keeps to itself, such as {@code from} or {@code google.x}
         * @param value its value
         * @return this builder
         */
        public Builder data(String key, String value) {
            Checks.require(
                    !RESERVED.matcher(Checks.key(key)).lookingAt(),
                    "%s has a key that FCM keeps to itself: from, message_type, collapse_key and what starts with google."
                            + " or gcm. never reach the app",
                    Checks.entry("data", key));
            data.put(key, Checks.text(Checks.entry("data", key), value));
            return this;
        }

        /**
         * Says how urgent it is. Without this, FCM takes what is shown as {@code HIGH} and data alone as {@code NORMAL}.
         *
         * @param priority the priority
         * @return this builder
         */
        public Builder priority(Priority priority) {
            return put(android, "priority", priority.name().toLowerCase(Locale.ROOT));
        }

        /**
         * For how long FCM keeps it for a device that is offline.
         *
         * @param time up to 28 days, cut to whole seconds
         * @return this builder
         */
        public Builder timeToLive(Duration time) {
            return put(android, "ttl", Checks.seconds("timeToLive", time, Duration.ZERO, Duration.ofDays(28)) + "s");
        }

        /**
         * Names it, so that a device that was offline gets only the last one of that name.
         *
         * @param key the name; a device has up to four at a time
         * @return this builder
         */
        public Builder collapseKey(String key) {
            return put(android, "collapse_key", key);
        }

        /**
         * The first line in the device's language.
         *
         * @param key the name of a string resource of the app
         * @param args what takes the places of its format specifiers
         * @return this builder
         */
        public Builder localizedTitle(String key, String... args) {
            androidShown.put("title_loc_args", JsonText.copy("title_loc_args", List.of(args)));
            return put(androidShown, "title_loc_key", key);
        }

        /**
         * The message in the device's language.
         *
         * @param key the name of a string resource of the app
         * @param args what takes the places of its format specifiers
         * @return this builder
         */
        public Builder localizedBody(String key, String... args) {
            androidShown.put("body_loc_args", JsonText.copy("body_loc_args", List.of(args)));
            return put(androidShown, "body_loc_key", key);
        }

        /**
         * The channel that it is shown in.
         *
         * @param id a channel that the app has made
         * @return this builder
         */
        public Builder channelId(String id) {
            return put(androidShown, "channel_id", id);
        }

        /**
         * The small picture.
         *
         * @param icon the name of a drawable resource of the app
         * @return this builder
         */
        public Builder icon(String icon) {
            return put(androidShown, "icon", icon);
        }

        /**
         * The colour of the small picture.
         *
         * @param color as {@code #rrggbb}
         * @return this builder
         */
        public Builder color(String color) {
            Checks.require(COLOR.matcher(color).matches(), "color is no colour; allowed is #rrggbb");
            return put(androidShown, "color", color);
        }

        /**
         * Plays a sound; since Android 8, that of the channel is played instead.
         *
         * @param name a file of the app, or {@code default}
         * @return this builder
         */
        public Builder sound(String name) {
            return put(androidShown, "sound", name);
        }

        /**
         * Names it, so that it takes the place of the one with the same name in the list.
         *
         * @param tag the name
         * @return this builder
         */
        public Builder tag(String tag) {
            return put(androidShown, "tag", tag);
        }

        /**
         * What a tap starts.
         *
         * @param action the action of an intent filter of the app
         * @return this builder
         */
        public Builder clickAction(String action) {
            return put(androidShown, "click_action", action);
        }

        private Builder put(Map<String, Object> part, String key, String value) {
            part.put(key, Checks.filled(key, value));
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, or has neither a text to show nor data
         */
        public FcmV1Payload build() {
            Checks.require(
                    !shown.isEmpty() || !androidShown.isEmpty() || !data.isEmpty(),
                    "the message is empty; it needs a title, a body or data");
            Map<String, Object> allOfAndroid = new LinkedHashMap<>(android);
            putFilled(allOfAndroid, "notification", androidShown);
            Map<String, Object> message = new LinkedHashMap<>();
            putFilled(message, "notification", shown);
            putFilled(message, "data", data);
            putFilled(message, "android", allOfAndroid);
            String json = JsonText.of(Map.of("message", message));
            return new FcmV1Payload(Checks.sized("the FCM v1 payload", Notification.fcmV1(json), MOST_BYTES));
        }

        private static void putFilled(Map<String, Object> parent, String key, Map<String, Object> part) {
            if (!part.isEmpty()) {
                parent.put(key, part);
            }
        }
    }
}
