package io.github.nh4j.emulator;

import io.github.nh4j.hub.DescriptionElement;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Descriptions of hubs as they travel. */
final class HubDescriptionXml {
    static final String NAMESPACE = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String ROOT = "NotificationHubDescription";
    private static final int DEEPEST = 32;

    private HubDescriptionXml() {}

    /**
     * Reads the description in an entry.
     *
     * @throws Refusal with 400 if there is none
     */
    static List<DescriptionElement> read(byte[] body) {
        return content(body, ROOT)
                .orElseThrow(() -> Refusal.badRequest("The request body is not an Atom entry with a " + ROOT));
    }

    /** Reads what is in the first element with this name, whatever is around it; empty if there is none, or no XML. */
    static Optional<List<DescriptionElement>> content(byte[] body, String name) {
        try {
            XMLStreamReader reader = XmlText.inputFactory().createXMLStreamReader(new ByteArrayInputStream(body));
            List<DescriptionElement> found = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new XMLStreamException("document types are not read");
                }
                if (found == null
                        && event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(name)) {
                    found = element(reader, 0).children();
                }
            }
            reader.close();
            return Optional.ofNullable(found);
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws a few runtime exceptions of its own for broken input.
            return Optional.empty();
        }
    }

    private static DescriptionElement element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("the description is too deep");
        }
        String name = name("", NAMESPACE, reader.getNamespaceURI(), reader.getLocalName());
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    name("i:", INSTANCE, reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        List<DescriptionElement> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader, depth + 1));
            } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(reader.getText());
            }
        }
        DescriptionElement element = children.isEmpty()
                ? DescriptionElement.of(name, text.toString())
                : DescriptionElement.of(name, children);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            element = element.withAttribute(attribute.getKey(), attribute.getValue());
        }
        return element;
    }

    private static String name(String prefix, String usual, @Nullable String namespace, String local) {
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        return namespace.equals(usual) ? prefix + local : "{" + namespace + "}" + local;
    }

    static String write(List<DescriptionElement> description) {
        StringBuilder xml = new StringBuilder(1024).append('<').append(ROOT);
        xml.append(XmlText.CONTRACT).append('>');
        description.forEach(element -> append(xml, element, NAMESPACE));
        return xml.append("</").append(ROOT).append('>').toString();
    }

    private static void append(StringBuilder xml, DescriptionElement element, String outside) {
        String namespace = namespace(element.name(), NAMESPACE);
        String name = local(element.name());
        xml.append('<').append(name);
        if (!namespace.equals(outside)) {
            XmlText.attribute(xml, "xmlns", namespace);
        }
        int prefixes = 0;
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String key = attribute.getKey();
            if (key.startsWith("{")) {
                String prefix = "p" + prefixes++;
                XmlText.attribute(xml, "xmlns:" + prefix, namespace(key, ""));
                key = prefix + ":" + local(key);
            }
            XmlText.attribute(xml, key, attribute.getValue());
        }
        xml.append('>').append(XmlText.escape(element.text()));
        element.children().forEach(child -> append(xml, child, namespace));
        xml.append("</").append(name).append('>');
    }

    private static String namespace(String name, String usual) {
        return name.startsWith("{") ? name.substring(1, name.lastIndexOf('}')) : usual;
    }

    private static String local(String name) {
        return name.substring(name.lastIndexOf('}') + 1);
    }
}
