package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.AppleNotification;
import io.github.nh4j.notification.AppleNotification.PushType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payload that starts, updates or ends a live activity on Apple devices, at most 4096 bytes. It is sent to the activity's
 * own token, and needs a hub with a token (.p8) as credential.
 *
 * @see <a href="https://developer.apple.com/documentation/activitykit/starting-and-updating-live-activities-with-activitykit-push-notifications">
 *     Starting and updating Live Activities</a>
 */
public final class LiveActivityPayload {
    private final AppleNotification notification;

    private LiveActivityPayload(AppleNotification notification) {
        this.notification = notification;
    }

    /**
     * Starts an activity. It needs content, attributes and an alert.
     *
     * @param bundleId the app's bundle id, without a suffix
     * @return a builder
     */
    public static Builder start(String bundleId) {
        return new Builder("start", bundleId);
    }

    /**
     * Updates an activity. It needs content.
     *
     * @param bundleId the app's bundle id, without a suffix
     * @return a builder
     */
    public static Builder update(String bundleId) {
        return new Builder("update", bundleId);
    }

    /**
     * Ends an activity.
     *
     * @param bundleId the app's bundle id, without a suffix
     * @return a builder
     */
    public static Builder end(String bundleId) {
        return new Builder("end", bundleId);
    }

    /** {@return the payload as text} */
    public String json() {
        return new String(notification.payload(), UTF_8);
    }

    /**
     * The payload with its headers: {@code apns-push-type}, {@code apns-priority} and {@code apns-topic}, which is the bundle
     * id with {@code .push-type.liveactivity}.
     *
     * @return the notification
     */
    public AppleNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a payload. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> aps = new LinkedHashMap<>();
        private final String event;
        private final String bundleId;
        private @Nullable Priority priority;

        private Builder(String event, String bundleId) {
            this.event = event;
            this.bundleId = ApplePush.bundleId(bundleId);
            aps.put("event", event);
        }

        /**
         * When the content was true: a device ignores what is older than what it shows. Always needed.
         *
         * @param time the time, cut to whole seconds
         * @return this builder
         */
        public Builder timestamp(Instant time) {
            return put("timestamp", time.getEpochSecond());
        }

        /**
         * What the activity shows: the fields of its {@code ContentState}.
         *
         * @param state names and values: strings, numbers, booleans, lists and maps; it is copied
         * @return this builder
         */
        public Builder contentState(Map<String, ?> state) {
            return put("content-state", JsonText.copy("content-state", state));
        }

        /**
         * What a started activity is about and never changes.
         *
         * @param type the name of the app's type of attributes
         * @param attributes its fields: strings, numbers, booleans, lists and maps; they are copied
         * @return this builder
         */
        public Builder attributes(String type, Map<String, ?> attributes) {
            requireEvent("attributes", "start");
            put("attributes-type", Checks.filled("attributes-type", type));
            return put("attributes", JsonText.copy("attributes", attributes));
        }

        /**
         * When the content gets old.
         *
         * @param time the time, cut to whole seconds
         * @return this builder
         */
        public Builder staleDate(Instant time) {
            return put("stale-date", time.getEpochSecond());
        }

        /**
         * When an ended activity leaves the lock screen: at once if the time is past, after four hours if nothing is said.
         *
         * @param time the time, cut to whole seconds
         * @return this builder
         */
        public Builder dismissalDate(Instant time) {
            requireEvent("dismissal-date", "end");
            return put("dismissal-date", time.getEpochSecond());
        }

        /**
         * Which of the app's activities comes first.
         *
         * @param score the score, the highest first
         * @return this builder
         */
        public Builder relevanceScore(double score) {
            return put("relevance-score", JsonText.copy("relevance-score", (Object) score));
        }

        /**
         * Alerts the user to it.
         *
         * @param alert an alert with a title and a body
         * @param sound a file of the app, or {@code default}
         * @return this builder
         */
        public Builder alert(AppleAlert alert, String sound) {
            Map<String, Object> nested = nested(alert.parts());
            nested.put("sound", Checks.filled("sound", sound));
            return put("alert", nested);
        }

        /**
         * Says how urgent it is: {@code HIGH} is 10, of which an app has a budget, and {@code NORMAL} is 5. Without this, it is 10.
         *
         * @param priority the priority
         * @return this builder
         */
        public Builder priority(Priority priority) {
            this.priority = Objects.requireNonNull(priority, "priority");
            return this;
        }

        /** Apple's other form of an alert: a localized text is an object in the place of the text. */
        private static Map<String, Object> nested(Map<String, Object> parts) {
            Map<String, Object> nested = new LinkedHashMap<>();
            Map<String, Object> rest = new LinkedHashMap<>(parts);
            for (String part : new String[] {"title", "body"}) {
                String prefix = part.equals("body") ? "" : part + "-";
                Object text = rest.remove(part);
                Object key = rest.remove(prefix + "loc-key");
                Object args = rest.remove(prefix + "loc-args");
                if (key != null && args != null) {
                    Map<String, Object> localized = new LinkedHashMap<>();
                    localized.put("loc-key", key);
                    localized.put("loc-args", args);
                    nested.put(part, localized);
                } else if (text != null) {
                    nested.put(part, text);
                }
            }
            Checks.require(
                    nested.size() == 2 && rest.isEmpty(),
                    "the alert of a live activity has a title and a body, and nothing else");
            return nested;
        }

        private Builder put(String key, Object value) {
            aps.put(key, value);
            return this;
        }

        private void requireEvent(String part, String allowed) {
            Checks.require(event.equals(allowed), "%s belongs to the event %s; this is %s", part, allowed, event);
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, or the event needs what is missing
         */
        public LiveActivityPayload build() {
            requirePart("timestamp", true);
            requirePart("content-state", !event.equals("end"));
            requirePart("attributes", event.equals("start"));
            requirePart("alert", event.equals("start"));
            String json = JsonText.of(Map.of("aps", aps));
            return new LiveActivityPayload(ApplePush.of(PushType.LIVEACTIVITY, priority, bundleId, json));
        }

        private void requirePart(String part, boolean needed) {
            Checks.require(!needed || aps.containsKey(part), "the event %s needs %s", event, part);
        }
    }
}
