package io.github.nh4j.payload;

import io.github.nh4j.notification.WindowsNotification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What toasts and tiles have in common: texts, and pictures by their placement.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/apps/design/shell/tiles-and-notifications/push-request-response-headers">
 *     The size, under response code 413</a>
 */
final class WindowsXml {
    private static final int MOST_BYTES = 5000;
    private static final List<String> TEXTS_IN_ORDER = List.of("title", "body", "attribution");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> images = new LinkedHashMap<>();

    void text(String name, String text) {
        texts.put(name, XmlText.content(name, text));
    }

    boolean hasTitleOrBody() {
        return texts.containsKey("title") || texts.containsKey("body");
    }

    boolean isEmpty() {
        return texts.isEmpty() && images.isEmpty();
    }

    /** A picture; without a placement it is empty. */
    void image(String placement, URI address) {
        Map<String, String> image = new LinkedHashMap<>();
        if (!placement.isEmpty()) {
            image.put("placement", placement);
        }
        image.put("src", XmlText.attribute("image", address.toString()));
        images.put(placement, image);
    }

    void writeBinding(XmlText xml, String template) {
        xml.start("binding", Map.of("template", template));
        for (String name : TEXTS_IN_ORDER) {
            String text = texts.get(name);
            if (text != null) {
                xml.leaf("text", name.equals("attribution") ? Map.of("placement", name) : Map.of(), text);
            }
        }
        images.values().forEach(image -> xml.empty("image", image));
        xml.end();
    }

    static WindowsNotification sized(String payload, WindowsNotification notification) {
        return Checks.sized(payload, notification, MOST_BYTES);
    }
}
