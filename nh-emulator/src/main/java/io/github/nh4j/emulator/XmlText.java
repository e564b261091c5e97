package io.github.nh4j.emulator;

import javax.xml.stream.XMLInputFactory;

/** XML as text: a parser that reaches for nothing outside, and escaping for what is written by hand. */
final class XmlText {
    /** The names that the service's own documents are in. */
    static final String CONTRACT = " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private XmlText() {}

    /** A new one each time, since the JDK's is not safe for threads. */
    static XMLInputFactory inputFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Appends an element with a text, of which a parser gives back every character, line ends included. */
    static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>');
        xml.append(escape(text));
        xml.append("</").append(name).append('>');
    }

    /** Appends an attribute, with a blank before it. */
    static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ').append(name).append("=\"");
        xml.append(escape(value).replace("\"", "&quot;")).append('"');
    }

    /** A CDATA section, or as many as it takes for a text with the end of one in it, and for carriage returns. */
    static String literal(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16).append("<![CDATA[");
        text.replace("]]>", "]]]]><![CDATA[>")
                .codePoints()
                .map(c -> isCharacter(c) ? c : 0xFFFD)
                .forEach(xml::appendCodePoint);
        return xml.append("]]>").toString().replace("\r", "]]>&#13;<![CDATA[");
    }

    /** Says whether XML 1.0 can hold a character at all, escaped or not. */
    static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
