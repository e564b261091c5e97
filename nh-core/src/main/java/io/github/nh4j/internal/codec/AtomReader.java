package io.github.nh4j.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads the hub's Atom documents: one entry, or a feed of them. What is in an entry is read by the caller's reader. */
final class AtomReader {
    private AtomReader() {}

    /** Reads the one element in an entry's content. */
    @FunctionalInterface
    interface Content<T> {
        /** Starts at the element, and takes it to its end. */
        T read(XmlCursor element) throws XMLStreamException, MalformedBodyException;
    }

    /**
     * Reads what may be one entry.
     *
     * @return empty for a feed without entries, by which the hub says that there is no such thing
     */
    static <T> Optional<AtomEntry<T>> entry(byte[] document, Content<T> content) throws MalformedBodyException {
        return XmlCursor.read(document, root -> {
            if (root.name().equals("entry")) {
                return Optional.of(readEntry(root, content));
            }
            List<AtomEntry<T>> entries = readFeed(root, content);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            throw new MalformedBodyException("the body is a feed, where one entry was asked for");
        });
    }

    /** Reads a feed. */
    static <T> List<AtomEntry<T>> feed(byte[] document, Content<T> content) throws MalformedBodyException {
        return XmlCursor.read(document, root -> readFeed(root, content));
    }

    private static <T> List<AtomEntry<T>> readFeed(XmlCursor root, Content<T> content)
            throws XMLStreamException, MalformedBodyException {
        if (!root.name().equals("feed")) {
            throw new MalformedBodyException("the body is no Atom document");
        }
        List<AtomEntry<T>> entries = new ArrayList<>();
        while (root.nextChild()) {
            if (root.name().equals("entry")) {
                entries.add(readEntry(root, content));
            } else {
                root.skip();
            }
        }
        return entries;
    }

    private static <T> AtomEntry<T> readEntry(XmlCursor entry, Content<T> content)
            throws XMLStreamException, MalformedBodyException {
        String title = "";
        T inside = null;
        while (entry.nextChild()) {
            switch (entry.name()) {
                case "title" -> title = entry.text();
                case "content" -> inside = readContent(entry, content);
                default -> entry.skip();
            }
        }
        return new AtomEntry<>(title, inside);
    }

    private static <T> @Nullable T readContent(XmlCursor parent, Content<T> content)
            throws XMLStreamException, MalformedBodyException {
        T inside = null;
        while (parent.nextChild()) {
            if (inside == null) {
                inside = content.read(parent);
            } else {
                parent.skip();
            }
        }
        return inside;
    }
}
