package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document element by element. It stands at the start of an element, the root at first; whoever is handed it
 * there takes the element to its end, with {@link #nextChild()} until that is false, {@link #text()}, or {@link #skip()}.
 *
 * <p>Elements and attributes are known by their local names, since the service's prefixes vary. A document type, and with
 * it every entity of its own, is an error; nothing is ever fetched. Depth and length are limited.
 */
final class XmlCursor {
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 100_000;
    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader reader;
    private int depth;
    private int elements;

    private XmlCursor(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** Reads a whole document. */
    @FunctionalInterface
    interface Body<T extends @Nullable Object> {
        /** Starts at the root. */
        T read(XmlCursor root) throws XMLStreamException, MalformedBodyException;
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

    static <T extends @Nullable Object> T read(byte[] document, Body<T> body) throws MalformedBodyException {
        return read(utf8(document), body);
    }

    /** The same for what is text already, whatever encoding its declaration says. */
    static <T extends @Nullable Object> T read(Reader document, Body<T> body) throws MalformedBodyException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(document);
            try {
                XmlCursor cursor = new XmlCursor(reader);
                cursor.nextChild();
                T result = body.read(cursor);
                cursor.toTheEnd();
                return result;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws a few runtime exceptions of its own for broken input.
            throw new MalformedBodyException("the body is not well-formed XML", e);
        }
    }

    /**
     * The service writes UTF-8 only. It is decoded here, since the JDK's parser tells the standard error stream about bytes
     * that it cannot decode.
     */
    private static Reader utf8(byte[] document) {
        int mark = startsWithMark(document) ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(document, mark, document.length - mark), UTF_8.newDecoder());
    }

    private static boolean startsWithMark(byte[] document) {
        return document.length >= 3
                && document[0] == (byte) 0xEF
                && document[1] == (byte) 0xBB
                && document[2] == (byte) 0xBF;
    }

    /** A cursor at the root of what is read bit by bit. Whoever reads closes {@code text}. */
    static XmlCursor open(Reader text) throws XMLStreamException {
        XmlCursor cursor = new XmlCursor(FACTORY.createXMLStreamReader(text));
        cursor.nextChild();
        return cursor;
    }

    /** The same as {@link #nextChild()}, for one of many documents in a row: each may have as many elements as one. */
    boolean nextDocument() throws XMLStreamException {
        elements = 0;
        return nextChild();
    }

    /** The local name of the element. */
    String name() {
        return reader.getLocalName();
    }

    /** An attribute by its local name, while the cursor is at the start of its element. */
    @Nullable
    String attribute(String localName) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(localName)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The local name, or <code>{namespace}name</code> outside the namespace that is usual, and outside of any. */
    String qualifiedName(String usual) {
        String namespace = reader.getNamespaceURI();
        return namespace == null || namespace.isEmpty() || namespace.equals(usual)
                ? name()
                : "{" + namespace + "}" + name();
    }

    /** The namespace in a qualified name. */
    static String namespace(String qualifiedName, String usual) {
        return qualifiedName.startsWith("{") ? qualifiedName.substring(1, qualifiedName.lastIndexOf('}')) : usual;
    }

    static String localName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('}') + 1);
    }

    /**
     * All attributes, while the cursor is at the start of their element: those of schema instances as {@code i:name}, and
     * prefixes that are declared here, and that a value has, as {@code xmlns:prefix}.
     */
    Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            String key = namespace == null || namespace.isEmpty()
                    ? name
                    : namespace.equals(AtomWriter.INSTANCE) ? "i:" + name : "{" + namespace + "}" + name;
            attributes.put(key, reader.getAttributeValue(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            if (prefix != null && attributes.values().stream().anyMatch(value -> value.startsWith(prefix + ":"))) {
                attributes.put("xmlns:" + prefix, String.valueOf(reader.getNamespaceURI(i)));
            }
        }
        return attributes;
    }

    /** Whether the service says that the element has no value: {@code i:nil="true"}. */
    boolean isNil() {
        return "true".equals(attribute("nil"));
    }

    /** Goes to the start of the next element within this one, over any text; false at the end of this one. */
    boolean nextChild() throws XMLStreamException {
        return nextChild(null);
    }

    /** The same, and keeps the text that it goes over. */
    boolean nextChild(@Nullable StringBuilder text) throws XMLStreamException {
        while (true) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text != null) {
                        text.append(reader.getText());
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    /** The text of this element, without that of elements in it; then the cursor is at its end. */
    String text() throws XMLStreamException {
        String only = "";
        StringBuilder several = null;
        int event;
        while ((event = step()) != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                // One piece is all there is, but for comments and elements in between.
                if (several != null) {
                    several.append(reader.getText());
                } else if (only.isEmpty()) {
                    only = reader.getText();
                } else {
                    several = new StringBuilder(only).append(reader.getText());
                }
            }
        }
        return several == null ? only : several.toString();
    }

    /** This element as a document of its own, without its comments; then the cursor is at its end. */
    String copy() throws XMLStreamException {
        StringBuilder copy = new StringBuilder();
        copyTo(copy, "");
        return copy.toString();
    }

    private void copyTo(StringBuilder copy, String namespaceAround) throws XMLStreamException {
        String name = reader.getLocalName();
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        copy.append('<').append(name);
        if (!namespace.equals(namespaceAround)) {
            attribute(copy, "xmlns", namespace);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String of = reader.getAttributeNamespace(i);
            String prefix = "";
            if (XMLConstants.XML_NS_URI.equals(of)) {
                prefix = "xml:";
            } else if (of != null && !of.isEmpty()) {
                prefix = "n" + i + ":";
                attribute(copy, "xmlns:n" + i, of);
            }
            attribute(copy, prefix + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        copy.append('>');
        StringBuilder text = new StringBuilder();
        while (nextChild(text)) {
            escape(copy, text);
            text.setLength(0);
            copyTo(copy, namespace);
        }
        escape(copy, text);
        copy.append("</").append(name).append('>');
    }

    private static void attribute(StringBuilder copy, String name, String value) {
        copy.append(' ').append(name).append("=\"");
        escape(copy, value);
        copy.append('"');
    }

    /** Writes text so that a parser reads the same: a break of a line and a tab in an attribute would become blanks. */
    private static void escape(StringBuilder copy, CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<', '>', '&', '"', '\r', '\n', '\t' ->
                    copy.append("&#").append((int) c).append(';');
                default -> copy.append(c);
            }
        }
    }

    /** Takes this element to its end. */
    void skip() throws XMLStreamException {
        int outside = depth - 1;
        while (depth > outside) {
            step();
        }
    }

    /** What comes behind the root must be well-formed too. */
    void toTheEnd() throws XMLStreamException {
        while (reader.hasNext()) {
            step();
        }
    }

    private int step() throws XMLStreamException {
        int event = reader.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                elements++;
                if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                    throw new XMLStreamException("the document is too deep or too long");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("document types are not read");
            default -> {
                // Text, comments, processing instructions.
            }
        }
        return event;
    }
}
