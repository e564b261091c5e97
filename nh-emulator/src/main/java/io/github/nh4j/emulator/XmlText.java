package io.github.nh4j.emulator;

import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;

/** XML as text: a parser that reaches for nothing outside, and escaping for what is written by hand. */
final class XmlText {
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
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '&' -> "&amp;";
                    default -> isCharacter(c) ? Character.toString(c) : "\uFFFD";
                })
                .collect(Collectors.joining());
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
