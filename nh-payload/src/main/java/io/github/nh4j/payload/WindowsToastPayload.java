package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.WindowsNotification;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A toast for Windows devices, at most 5000 bytes, in the generic template that Windows 10 and later have.
 *
 * @see <a href="https://learn.microsoft.com/en-us/uwp/schemas/tiles/toastschema/schema-root">Toast schema</a>
 */
public final class WindowsToastPayload {
    private static final int MOST_ACTIONS = 5;

    private final WindowsNotification notification;

    private WindowsToastPayload(WindowsNotification notification) {
        this.notification = notification;
    }

    /** For what a toast stays on the screen until it is answered. */
    public enum Scenario {
        /** A reminder; it needs an action. */
        REMINDER,
        /** An alarm, with a sound that repeats; it needs an action. */
        ALARM,
        /** A call, with a sound that repeats. */
        INCOMING_CALL,
        /** A toast that breaks through do-not-disturb, if the user allows it. */
        URGENT;

        private String value() {
            return this == INCOMING_CALL ? "incomingCall" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return an empty builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the payload as text, such as for a template} */
    public String xml() {
        return new String(notification.payload(), UTF_8);
    }

    /** {@return the payload with its header {@code X-WNS-Type: wns/toast}} */
    public WindowsNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a toast. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> toast = new LinkedHashMap<>();
        private final WindowsXml content = new WindowsXml();
        private final List<Map<String, String>> actions = new ArrayList<>();
        private final Map<String, String> audio = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The first line.
         *
         * @param title the text
         * @return this builder
         */
        public Builder title(String title) {
            content.text("title", title);
            return this;
        }

        /**
         * The message.
         *
         * @param body the text
         * @return this builder
         */
        public Builder body(String body) {
            content.text("body", body);
            return this;
        }

        /**
         * The source, in small letters at the end.
         *
         * @param attribution the text
         * @return this builder
         */
        public Builder attribution(String attribution) {
            content.text("attribution", attribution);
            return this;
        }

        /**
         * A picture under the texts.
         *
         * @param image its address, on the web or in the app ({@code ms-appx:})
         * @return this builder
         */
        public Builder image(URI image) {
            return image("", image);
        }

        /**
         * A picture above the texts.
         *
         * @param image its address, on the web or in the app ({@code ms-appx:})
         * @return this builder
         */
        public Builder heroImage(URI image) {
            return image("hero", image);
        }

        /**
         * The picture in the place of the app's logo.
         *
         * @param image its address, on the web or in the app ({@code ms-appx:})
         * @return this builder
         */
        public Builder logo(URI image) {
            return image("appLogoOverride", image);
        }

        /**
         * What the app is started with by a tap.
         *
         * @param arguments a text for the app
         * @return this builder
         */
        public Builder launch(String arguments) {
            toast.put("launch", XmlText.attribute("launch", arguments));
            return this;
        }

        /**
         * Keeps it on the screen for what it is for.
         *
         * @param scenario the scenario
         * @return this builder
         */
        public Builder scenario(Scenario scenario) {
            toast.put("scenario", scenario.value());
            return this;
        }

        /**
         * A button. There can be five.
         *
         * @param label its text
         * @param arguments what the app is started with
         * @return this builder
         */
        public Builder action(String label, String arguments) {
            Map<String, String> action = new LinkedHashMap<>();
            action.put("content", XmlText.attribute("the label of an action", label));
            action.put("arguments", XmlText.attribute("the arguments of an action", arguments));
            actions.add(action);
            return this;
        }

        /**
         * Plays a sound.
         *
         * @param sound its address, in Windows ({@code ms-winsoundevent:}) or in the app ({@code ms-appx:})
         * @return this builder
         */
        public Builder sound(URI sound) {
            audio.clear();
            audio.put("src", XmlText.attribute("sound", sound.toString()));
            return this;
        }

        /**
         * Plays no sound.
         *
         * @return this builder
         */
        public Builder silent() {
            audio.clear();
            audio.put("silent", "true");
            return this;
        }

        private Builder image(String placement, URI image) {
            content.image(placement, image);
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large, has neither title nor body, has too many actions, or lacks the
         *     one that its scenario needs
         */
        public WindowsToastPayload build() {
            Checks.require(content.hasTitleOrBody(), "the toast needs a title or a body");
            Checks.require(
                    actions.size() <= MOST_ACTIONS,
                    "the toast has %d actions; at most %d are allowed",
                    actions.size(),
                    MOST_ACTIONS);
            String scenario = toast.getOrDefault("scenario", "");
            Checks.require(
                    !actions.isEmpty() || !(scenario.equals("reminder") || scenario.equals("alarm")),
                    "the scenario %s needs an action: Windows ignores it without one",
                    scenario);
            return new WindowsToastPayload(WindowsXml.sized("the toast", Notification.windowsToast(xml())));
        }

        private String xml() {
            XmlText xml = new XmlText().start("toast", toast).start("visual", Map.of());
            content.writeBinding(xml, "ToastGeneric");
            xml.end();
            if (!actions.isEmpty()) {
                xml.start("actions", Map.of());
                actions.forEach(action -> xml.empty("action", action));
                xml.end();
            }
            if (!audio.isEmpty()) {
                xml.empty("audio", audio);
            }
            return xml.end().toString();
        }
    }
}
