package io.github.nh4j.internal.codec;

import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.hub.HubDescription;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads what a namespace says about its hubs. */
public final class HubReader {
    private HubReader() {}

    /**
     * Reads the description of a hub.
     *
     * @param asked the name that it was asked for by
     * @return empty if the namespace says that there is none
     */
    public static Optional<HubDescription> read(byte[] body, String asked) throws MalformedBodyException {
        Optional<AtomEntry<DescriptionElement>> entry = AtomReader.entry(body, DescriptionElements::read);
        return entry.isEmpty() ? Optional.empty() : Optional.of(description(entry.get(), asked));
    }

    /** Reads the names in a list of hubs. */
    public static List<String> names(byte[] body) throws MalformedBodyException {
        return AtomReader.feed(body, HubReader::skipped).stream()
                .map(AtomEntry::title)
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static String skipped(XmlCursor cursor) throws XMLStreamException {
        cursor.skip();
        return "";
    }

    private static HubDescription description(AtomEntry<DescriptionElement> entry, String asked)
            throws MalformedBodyException {
        DescriptionElement content = entry.content();
        if (content == null || !content.name().equals(HubWriter.DESCRIPTION)) {
            throw new MalformedBodyException("the entry describes no hub");
        }
        try {
            return HubDescription.of(entry.title().isBlank() ? asked : entry.title(), content.children());
        } catch (IllegalArgumentException e) {
            // Its message names the element and not what is in it; that of its cause may not.
            throw new MalformedBodyException("the description of the hub is wrong: " + e.getMessage());
        }
    }
}
