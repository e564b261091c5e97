package io.github.nh4j.internal.codec;

import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.hub.HubDescription;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Writes the description of a hub, element by element as it is. */
public final class HubWriter {
    public static final String CONTENT_TYPE = AtomWriter.CONTENT_TYPE;

    static final String DESCRIPTION = "NotificationHubDescription";

    private HubWriter() {}

    public static byte[] write(HubDescription hub) {
        return AtomWriter.entry(DESCRIPTION, xml -> write(xml, hub.elements()));
    }

    private static void write(AtomWriter xml, List<DescriptionElement> elements) throws XMLStreamException {
        for (DescriptionElement element : elements) {
            xml.anyElement(element.name(), element.attributes(), element.text(), in -> write(in, element.children()));
        }
    }
}
