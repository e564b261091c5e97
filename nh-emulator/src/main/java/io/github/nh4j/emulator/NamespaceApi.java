package io.github.nh4j.emulator;

import io.github.nh4j.hub.DescriptionElement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Creates, reads, updates, deletes and lists hubs, for callers who may. */
final class NamespaceApi {
    private static final String LISTED = "Publicly Listed Services";

    private final Namespace namespace;

    NamespaceApi(Namespace namespace) {
        this.namespace = namespace;
    }

    /** All hubs by name: the list at the root. */
    Reply list(HubRequest request, Instant now) {
        return new Reply(200, "", Atom.FEED, listed(request, namespace.all(), now));
    }

    /** All hubs with their descriptions, from one to another. */
    Reply describe(HubRequest request, Instant now) {
        String entries = namespace.all().stream()
                .skip(number(request, "$skip", 0))
                .limit(number(request, "$top", Integer.MAX_VALUE))
                .map(hub -> entry(request, hub, "../../" + hub.name() + request.version()))
                .collect(Collectors.joining());
        String base = request.address("$Resources/NotificationHubs");
        return new Reply(
                200,
                "",
                Atom.FEED,
                "<feed xml:base=\"" + XmlText.escape(base) + "\"" + Atom.XMLNS
                        + "><title type=\"text\">NotificationHubs</title><id>" + XmlText.escape(base) + "</id><updated>"
                        + Atom.seconds(now) + "</updated>" + entries + "</feed>");
    }

    private static long number(HubRequest request, String parameter, long otherwise) {
        try {
            long number = request.parameter(parameter).map(Long::parseLong).orElse(otherwise);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Refusal.badRequest(parameter + " is not a number of hubs");
    }

    /** One hub: put, got, or else deleted. */
    Reply hub(HubRequest request, String name, Hub sibling, Instant now) {
        return switch (request.method()) {
            case "PUT" ->
                request.header("If-Match").isPresent()
                        ? update(request, name, sibling, now)
                        : create(request, name, sibling, now);
            case "GET" ->
                namespace
                        .hub(name)
                        .map(hub -> entry(request, hub, 200))
                        // The service lists what there is, and that is nothing.
                        .orElseGet(() -> new Reply(200, "", Atom.FEED, listed(request, List.of(), now)));
            default -> {
                if (!namespace.remove(name)) {
                    throw notHosted();
                }
                yield Reply.empty(200);
            }
        };
    }

    private Reply create(HubRequest request, String name, Hub sibling, Instant now) {
        if (!Namespace.isName(name)) {
            throw Refusal.badRequest("The name of the hub is not allowed");
        }
        List<DescriptionElement> description =
                DescribedHub.complete(HubDescriptionXml.read(request.body()), sibling.ids(), now);
        HostedHub hub = new HostedHub(name, description, sibling.sibling(), now, now);
        if (!namespace.add(hub)) {
            throw Refusal.of(409, "SubCode=40900. Conflict");
        }
        return entry(request, hub, 201);
    }

    private Reply update(HubRequest request, String name, Hub sibling, Instant now) {
        List<DescriptionElement> description =
                DescribedHub.complete(HubDescriptionXml.read(request.body()), sibling.ids(), now);
        return namespace
                .change(name, hub -> new HostedHub(hub.name(), description, hub.state(), hub.createdAt(), now))
                .map(hub -> entry(request, hub, 200))
                .orElseThrow(NamespaceApi::notHosted);
    }

    private static Refusal notHosted() {
        return Refusal.of(404, "No service is hosted at the specified address.");
    }

    private static Reply entry(HubRequest request, HostedHub hub, int status) {
        String address = request.address(hub.name()) + request.version();
        return new Reply(
                status,
                "",
                Atom.ENTRY,
                entry(request, hub, address).replaceFirst("<entry>", "<entry" + Atom.XMLNS + ">"));
    }

    private static String entry(HubRequest request, HostedHub hub, String link) {
        return "<entry><id>" + XmlText.escape(request.address(hub.name()) + request.version())
                + "</id><title type=\"text\">" + hub.name() + "</title><published>" + Atom.seconds(hub.createdAt())
                + "</published><updated>" + Atom.seconds(hub.updatedAt()) + "</updated><author><name>"
                + XmlText.escape(request.host().replaceFirst("\\..*", ""))
                + "</name></author>" + Atom.link("self", link) + "<content type=\"application/xml\">"
                + HubDescriptionXml.write(hub.description()) + "</content></entry>";
    }

    private static String listed(HubRequest request, List<HostedHub> hubs, Instant now) {
        String entries = hubs.stream()
                .map(hub -> "<entry><id>" + XmlText.escape(request.address(hub.name())) + "</id><title type=\"text\">"
                        + hub.name() + "</title><updated>" + Atom.seconds(hub.updatedAt())
                        + "</updated>" + Atom.link("alternate", request.address(hub.name())) + "</entry>")
                .collect(Collectors.joining());
        return "<feed" + Atom.XMLNS + "><title type=\"text\">" + LISTED
                + "</title><subtitle type=\"text\">This is the list of"
                + " publicly-listed services currently available.</subtitle><id>uuid:" + Atom.seconds(now)
                + ";id=1</id><updated>" + Atom.seconds(now) + "</updated><generator>Service Bus 1.1</generator>"
                + entries
                + "</feed>";
    }
}
