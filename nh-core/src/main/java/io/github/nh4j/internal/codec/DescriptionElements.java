package io.github.nh4j.internal.codec;

import io.github.nh4j.hub.DescriptionElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads and writes elements as they are. */
final class DescriptionElements {
    private DescriptionElements() {}

    static DescriptionElement read(XmlCursor cursor) throws XMLStreamException {
        String name = cursor.qualifiedName(AtomWriter.DESCRIPTIONS);
        Map<String, String> attributes = cursor.attributes();
        List<DescriptionElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (cursor.nextChild(text)) {
            children.add(read(cursor));
        }
        DescriptionElement element = children.isEmpty()
                ? DescriptionElement.of(name, text.toString())
                : DescriptionElement.of(name, children);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            element = element.withAttribute(attribute.getKey(), attribute.getValue());
        }
        return element;
    }

    static void write(AtomWriter xml, List<DescriptionElement> elements) throws XMLStreamException {
        for (DescriptionElement element : elements) {
            xml.anyElement(element.name(), element.attributes(), element.text(), in -> write(in, element.children()));
        }
    }
}
