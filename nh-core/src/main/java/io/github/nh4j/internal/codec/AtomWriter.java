package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an Atom entry around one description of the hub, whose elements are written in the caller's order: the service
 * ignores what comes out of order. In UTF-8, with no declaration.
 */
final class AtomWriter {
    static final String CONTENT_TYPE = "application/atom+xml;type=entry;charset=utf-8";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    static final String DESCRIPTIONS = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    /** The JDK's own writer, whatever else is on the class path. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;
    /** Whether what is written must have no breaks of lines in it. */
    private final boolean oneLine;
    /** The default namespace where the writer stands. */
    private String namespace = DESCRIPTIONS;

    private AtomWriter(XMLStreamWriter xml, boolean oneLine) {
        this.xml = xml;
        this.oneLine = oneLine;
    }

    /** Writes with the methods of a writer. */
    @FunctionalInterface
    interface Content {
        void write(AtomWriter xml) throws XMLStreamException;
    }

    /** An entry whose content is the element with this name. */
    static byte[] entry(String description, Content content) {
        return write(false, xml -> {
            xml.xml.writeStartElement("entry");
            xml.xml.writeDefaultNamespace(ATOM);
            xml.xml.writeStartElement("content");
            xml.xml.writeAttribute("type", "application/xml");
            xml.description(description, content);
            xml.xml.writeEndElement();
            xml.xml.writeEndElement();
        });
    }

    /** The element with this name alone, and the end of the one line that it is. */
    static byte[] line(String description, Content content) {
        return write(true, xml -> {
            xml.description(description, content);
            xml.xml.writeCharacters("\n");
        });
    }

    private static byte[] write(boolean oneLine, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, UTF_8.name());
            content.write(new AtomWriter(xml, oneLine));
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void description(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeDefaultNamespace(DESCRIPTIONS);
        xml.writeNamespace("i", INSTANCE);
        content.write(this);
        xml.writeEndElement();
    }

    /** An element with other elements in it. */
    void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write(this);
        xml.writeEndElement();
    }

    /** An element with text in it. */
    void leaf(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        characters(text);
        xml.writeEndElement();
    }

    /**
     * An element with text in it, as a CDATA section; one that holds the end of such a section is cut into two. A section
     * has no form for a break of a line that must not stand as it is.
     */
    void literal(String name, String text) throws XMLStreamException {
        if (oneLine && nextEscaped(text, 0) >= 0) {
            leaf(name, text);
            return;
        }
        xml.writeStartElement(name);
        int from = 0;
        for (int end = text.indexOf("]]>"); end >= 0; end = text.indexOf("]]>", from)) {
            xml.writeCData(text.substring(from, end + 2));
            from = end + 2;
        }
        xml.writeCData(text.substring(from));
        xml.writeEndElement();
    }

    /**
     * An element as {@link XmlCursor} has told it.
     *
     * @param name as {@link XmlCursor#qualifiedName}
     * @param attributes as {@link XmlCursor#attributes}
     */
    void anyElement(String name, Map<String, String> attributes, String text, Content children)
            throws XMLStreamException {
        String outside = namespace;
        namespace = XmlCursor.namespace(name, DESCRIPTIONS);
        xml.writeStartElement(XmlCursor.localName(name));
        if (!namespace.equals(outside)) {
            xml.writeDefaultNamespace(namespace);
        }
        int prefixes = 0;
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            String key = attribute.getKey();
            if (key.startsWith("xmlns:")) {
                xml.writeNamespace(key.substring("xmlns:".length()), attribute.getValue());
            } else if (key.startsWith("i:")) {
                xml.writeAttribute("i", INSTANCE, key.substring(2), attribute.getValue());
            } else if (key.startsWith("{")) {
                String prefix = "nh" + prefixes++;
                while (isUsed(prefix, attributes)) {
                    prefix = "nh" + prefixes++;
                }
                String uri = XmlCursor.namespace(key, "");
                xml.writeNamespace(prefix, uri);
                xml.writeAttribute(prefix, uri, XmlCursor.localName(key), attribute.getValue());
            } else {
                xml.writeAttribute(key, attribute.getValue());
            }
        }
        characters(text);
        children.write(this);
        xml.writeEndElement();
        namespace = outside;
    }

    /** A value that begins with a prefix means it, as that of a type. */
    private static boolean isUsed(String prefix, Map<String, String> attributes) {
        return attributes.containsKey("xmlns:" + prefix)
                || attributes.values().stream().anyMatch(value -> value.startsWith(prefix + ":"));
    }

    /** A carriage return that stands as it is would be read as a line feed. */
    private void characters(String text) throws XMLStreamException {
        int from = 0;
        for (int at = nextEscaped(text, 0); at >= 0; at = nextEscaped(text, from)) {
            xml.writeCharacters(text.substring(from, at));
            xml.writeEntityRef("#" + (int) text.charAt(at));
            from = at + 1;
        }
        xml.writeCharacters(text.substring(from));
    }

    private int nextEscaped(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\r' && !(oneLine && text.charAt(at) == '\n')) {
            at++;
        }
        return at < text.length() ? at : -1;
    }
}
