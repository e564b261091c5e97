package io.github.nh4j.payload;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML without a declaration, which then is UTF-8. Elements and attributes are named here; what is in them is escaped. */
final class XmlText {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** With the JDK's own writer, whatever else is on the class path. */
    XmlText() {
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text that XML has a form for. Its line breaks arrive as line feeds. */
    static String content(String where, String content) {
        Checks.filled(where, content);
        int codePoint;
        for (int i = 0; i < content.length(); i += Character.charCount(codePoint)) {
            codePoint = content.codePointAt(i);
            boolean control = codePoint < ' ' && codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
            Checks.require(
                    !control && codePoint != 0xFFFE && codePoint != 0xFFFF,
                    "%s has a character at index %d that XML has no form for",
                    where,
                    i);
        }
        return content;
    }

    /** A content that an attribute keeps as it is: a reader would turn tabs and line breaks into blanks. */
    static String attribute(String where, String value) {
        Checks.require(
                content(where, value).chars().allMatch(c -> c >= ' '),
                "%s has a tab or a line break, which an attribute of XML cannot keep",
                where);
        return value;
    }

    XmlText start(String element, Map<String, String> attributes) {
        return step(() -> {
            xml.writeStartElement(element);
            write(attributes);
        });
    }

    XmlText end() {
        return step(xml::writeEndElement);
    }

    XmlText empty(String element, Map<String, String> attributes) {
        return step(() -> {
            xml.writeEmptyElement(element);
            write(attributes);
        });
    }

    XmlText leaf(String element, Map<String, String> attributes, String content) {
        return start(element, attributes)
                .step(() -> xml.writeCharacters(content))
                .end();
    }

    private void write(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    @Override
    public String toString() {
        step(xml::writeEndDocument);
        return text.toString();
    }

    private XmlText step(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
