package io.github.nh4j.emulator;

import io.github.nh4j.transport.Headers;
import java.time.Instant;
import java.util.List;

/** Writes the Atom documents about registrations, in the form of one generation of the service. */
record RegistrationDocuments(String hub, ServerGeneration generation, HubRequest request, Instant now) {
    private static final String METADATA = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";

    private boolean isOld() {
        return generation == ServerGeneration.OLD;
    }

    /** The answer to who has stored something. The service leaves out the zone of the expiration time here. */
    Reply stored(StoredRegistration stored) {
        String location = request.location(hub, "registrations/" + stored.id());
        Reply reply = entry(stored, location, "");
        return isOld() && request.method().equals("POST")
                ? reply.with(Headers.of("Content-Location", location))
                : reply;
    }

    /** The answer to who reads one. */
    Reply read(StoredRegistration stored) {
        String place = isOld() ? "registrations/" : "resources/";
        Reply reply = entry(stored, request.location(hub, place + stored.id()), "Z");
        return isOld()
                ? reply.with(Headers.of("Content-Location", request.location(hub, "registrations/" + stored.id())))
                : reply;
    }

    private Reply entry(StoredRegistration stored, String address, String zone) {
        String entry = entry(etag(stored, isOld() ? "a" : "p1") + Atom.XMLNS, stored, address, zone);
        Reply reply = new Reply(200, "", contentType(Atom.ENTRY), entry);
        return isOld() ? reply.with(Headers.of("ETag", "W/\"" + stored.etag() + "\"")) : reply;
    }

    private String contentType(String old) {
        return isOld() ? old : "application/xml";
    }

    private static String etag(StoredRegistration stored, String prefix) {
        return " " + prefix + ":etag=\"W/&quot;" + stored.etag() + "&quot;\" xmlns:" + prefix + "=\"" + METADATA + "\"";
    }

    private String entry(String attributes, StoredRegistration stored, String address, String zone) {
        return Atom.entry(
                attributes,
                address,
                stored.id().toString(),
                now,
                now,
                RegistrationXml.description(stored, RegistrationXml.expirationTime(stored, generation) + zone));
    }

    /**
     * A page of a listing.
     *
     * @param continuation the token for the next page as it is; empty if this is the last one
     */
    Reply feed(List<StoredRegistration> registrations, String continuation) {
        String query = request.query();
        String address = (isOld() ? request.addressOfPath() : request.address(hub + "/resources"));
        StringBuilder feed = new StringBuilder("<feed" + Atom.XMLNS + "><title type=\"text\">Registrations</title><id>"
                + XmlText.escape(address + query) + "</id><updated>" + Atom.seconds(now) + "</updated>"
                + Atom.link("self", address + query));
        String token = PercentCoding.encode(continuation);
        if (!token.isEmpty()) {
            String next = query.replaceAll("(?i)[&?]continuationtoken=[^&]*", "");
            feed.append(Atom.link(
                    "next",
                    address + (next.isEmpty() ? "?" : next.replaceFirst("^[&?]", "?") + "&") + "continuationtoken="
                            + PercentCoding.encode(token)));
        }
        for (StoredRegistration stored : registrations) {
            String etag = etag(stored, isOld() ? "a" : "p2");
            feed.append(entry(etag, stored, address + "/" + stored.id() + query, "Z"));
        }
        Reply reply = new Reply(
                200, "", contentType(Atom.FEED), feed.append("</feed>").toString());
        return token.isEmpty() ? reply : reply.with(Headers.of("x-ms-continuationtoken", token));
    }
}
