package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.WindowsNotification;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An update of a tile on Windows 10, at most 5000 bytes. The medium, the wide and the large tile show the same.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/uwp/launch-resume/tile-schema">Tile schema</a>
 */
public final class WindowsTilePayload {
    private final WindowsNotification notification;

    private WindowsTilePayload(WindowsNotification notification) {
        this.notification = notification;
    }

    /** {@return an empty builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the payload as text, such as for a template} */
    public String xml() {
        return new String(notification.payload(), UTF_8);
    }

    /** {@return the payload with its header {@code X-WNS-Type: wns/tile}} */
    public WindowsNotification toNotification() {
        return notification;
    }

    /** Collects the parts of a tile. Not thread-safe. */
    public static final class Builder {
        private static final List<String> SIZES = List.of("TileMedium", "TileWide", "TileLarge");

        private final WindowsXml content = new WindowsXml();

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
         * A picture under the texts.
         *
         * @param image its address, on the web or in the app ({@code ms-appx:})
         * @return this builder
         */
        public Builder image(URI image) {
            content.image("", image);
            return this;
        }

        /**
         * A picture behind the texts.
         *
         * @param image its address, on the web or in the app ({@code ms-appx:})
         * @return this builder
         */
        public Builder backgroundImage(URI image) {
            content.image("background", image);
            return this;
        }

        /**
         * {@return the payload}
         *
         * @throws IllegalArgumentException if it is too large or empty
         */
        public WindowsTilePayload build() {
            Checks.require(!content.isEmpty(), "the tile is empty; it needs a title, a body or an image");
            XmlText xml = new XmlText().start("tile", Map.of()).start("visual", Map.of());
            SIZES.forEach(size -> content.writeBinding(xml, size));
            WindowsNotification tile = Notification.windowsTile(xml.end().end().toString());
            return new WindowsTilePayload(WindowsXml.sized("the tile", tile));
        }
    }
}
