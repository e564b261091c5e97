package io.github.nh4j.internal.codec;

import io.github.nh4j.hub.HubDescription;

/** Writes the description of a hub, element by element as it is. */
public final class HubWriter {
    public static final String CONTENT_TYPE = AtomWriter.CONTENT_TYPE;

    static final String DESCRIPTION = "NotificationHubDescription";

    private HubWriter() {}

    public static byte[] write(HubDescription hub) {
        return AtomWriter.entry(DESCRIPTION, xml -> DescriptionElements.write(xml, hub.elements()));
    }
}
