package io.github.nh4j.internal.codec;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the elements of a small document that hold text. Elements are known by their local names, since the service's
 * prefixes vary. A document type, and with it every entity of its own, is an error; nothing is ever fetched.
 */
final class XmlLeaves {
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 100_000;
    private static final XMLInputFactory FACTORY = hardened();

    private XmlLeaves() {}

    /** What is told of a document, in its order. */
    interface Visitor {
        /** An element with text in it and no other element. */
        void leaf(String name, String text) throws MalformedBodyException;

        /** The end of an element that had other elements in it. */
        default void end(String name) {}
    }

    /** The JDK's own parser, whatever else is on the class path. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    static void read(byte[] document, Visitor visitor) throws MalformedBodyException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                walk(reader, visitor);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws a few runtime exceptions of its own for broken input.
            throw new MalformedBodyException("the body is not well-formed XML", e);
        }
    }

    private static void walk(XMLStreamReader reader, Visitor visitor)
            throws XMLStreamException, MalformedBodyException {
        StringBuilder text = new StringBuilder();
        boolean leaf = false;
        int depth = 0;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    elements++;
                    if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                        throw new XMLStreamException("the document is too deep or too long");
                    }
                    leaf = true;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (leaf) {
                        visitor.leaf(reader.getLocalName(), text.toString());
                    } else {
                        visitor.end(reader.getLocalName());
                    }
                    leaf = false;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("document types are not read");
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }
}
