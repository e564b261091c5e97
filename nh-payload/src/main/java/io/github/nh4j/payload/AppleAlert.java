package io.github.nh4j.payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an Apple device shows of a push. A localized part names a text in the app's {@code Localizable.strings}, which the
 * device fills in and shows in its own language.
 *
 * @see <a href="https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification">Generating a
 *     remote notification</a>
 */
public final class AppleAlert {
    private final Map<String, Object> parts;

    private AppleAlert(Map<String, Object> parts) {
        this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** {@return an empty builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** The parts under Apple's names; the body's key for localization has no prefix. */
    Map<String, Object> parts() {
        return parts;
    }

    /** Collects the parts of an alert. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> parts = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The first line.
         *
         * @param title the text
         * @return this builder
         */
        public Builder title(String title) {
            return text("title", title);
        }

        /**
         * A line under the title.
         *
         * @param subtitle the text
         * @return this builder
         */
        public Builder subtitle(String subtitle) {
            return text("subtitle", subtitle);
        }

        /**
         * The message.
         *
         * @param body the text
         * @return this builder
         */
        public Builder body(String body) {
            return text("body", body);
        }

        /**
         * The first line in the device's language.
         *
         * @param key the text's key in the app
         * @param args what takes the places of {@code %@}
         * @return this builder
         */
        public Builder localizedTitle(String key, String... args) {
            return localized("title-", key, args);
        }

        /**
         * The line under the title in the device's language.
         *
         * @param key the text's key in the app
         * @param args what takes the places of {@code %@}
         * @return this builder
         */
        public Builder localizedSubtitle(String key, String... args) {
            return localized("subtitle-", key, args);
        }

        /**
         * The message in the device's language.
         *
         * @param key the text's key in the app
         * @param args what takes the places of {@code %@}
         * @return this builder
         */
        public Builder localizedBody(String key, String... args) {
            return localized("", key, args);
        }

        /**
         * The picture or storyboard that the app shows while it starts from this alert.
         *
         * @param name the name of a file in the app
         * @return this builder
         */
        public Builder launchImage(String name) {
            return text("launch-image", name);
        }

        private Builder text(String part, String text) {
            parts.put(part, Checks.filled("the alert's " + part, text));
            return this;
        }

        private Builder localized(String prefix, String key, String... args) {
            String name = prefix + "loc-key";
            parts.put(name, Checks.filled("the alert's " + name, key));
            parts.put(prefix + "loc-args", JsonText.copy("the alert's " + prefix + "loc-args", List.of(args)));
            return this;
        }

        /**
         * {@return the alert}
         *
         * @throws IllegalArgumentException if it has neither title nor subtitle nor body, in any form
         */
        public AppleAlert build() {
            Checks.require(
                    parts.keySet().stream().anyMatch(part -> !part.equals("launch-image")),
                    "the alert says nothing: it needs a title, a subtitle or a body");
            return new AppleAlert(parts);
        }
    }
}
