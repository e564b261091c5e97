package io.github.nh4j.internal.codec;

import javax.xml.stream.XMLStreamException;

/** Tells the elements of a small document that hold text, wherever they are and in its order. */
final class XmlLeaves {
    private XmlLeaves() {}

    /** What is told of a document. */
    interface Visitor {
        /** An element with text in it and no other element. */
        void leaf(String name, String text) throws MalformedBodyException;

        /** The end of an element that had other elements in it. */
        default void end(String name) {}
    }

    static void read(byte[] document, Visitor visitor) throws MalformedBodyException {
        XmlCursor.read(document, root -> {
            walk(root, visitor);
            return visitor;
        });
    }

    private static void walk(XmlCursor element, Visitor visitor) throws XMLStreamException, MalformedBodyException {
        String name = element.name();
        boolean leaf = true;
        StringBuilder text = new StringBuilder();
        while (element.nextChild(text)) {
            leaf = false;
            walk(element, visitor);
        }
        if (leaf) {
            visitor.leaf(name, text.toString());
        } else {
            visitor.end(name);
        }
    }
}
