package io.github.nh4j.emulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What all Atom documents of the service have in common. */
final class Atom {
    static final String XMLNS = " xmlns=\"http://www.w3.org/2005/Atom\"";
    /** The content type of one entry. */
    static final String ENTRY = "application/atom+xml; type=entry; charset=utf-8";
    /** The content type of a listing. */
    static final String FEED = "application/atom+xml; type=feed; charset=utf-8";

    private Atom() {}

    /**
     * An entry.
     *
     * @param attributes those of the entry as XML, with a blank before each
     * @param content XML
     */
    static String entry(
            String attributes, String address, String title, Instant published, Instant updated, String content) {
        return "<entry" + attributes + "><id>" + XmlText.escape(address) + "</id><title type=\"text\">"
                + XmlText.escape(title) + "</title><published>" + seconds(published) + "</published><updated>"
                + seconds(updated) + "</updated>" + link("self", address) + "<content type=\"application/xml\">"
                + content + "</content></entry>";
    }

    static String link(String relation, String address) {
        StringBuilder xml = new StringBuilder("<link");
        XmlText.attribute(xml, "rel", relation);
        XmlText.attribute(xml, "href", address);
        return xml.append("/>").toString();
    }

    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
