package io.github.nh4j.emulator;

import io.github.nh4j.emulator.RequestLog.ReceivedRequest;
import io.github.nh4j.transport.Headers;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the hub that a request goes to, or sees that it is about the hubs themselves, once it is known who asks. */
final class NamespaceRouter {
    /** What is found below a hub: a path with one of these is not the name of a hub, although it could be. */
    private static final Set<String> COLLECTIONS = Set.of(
            "feedbackcontainer",
            "installations",
            "jobs",
            "messages",
            "registrationids",
            "registrations",
            "schedulednotifications",
            "tags");

    private static final Set<String> METHODS = Set.of("GET", "PUT", "DELETE");

    private final Namespace namespace;
    private final NamespaceApi hubs;
    private final ControlApi control;
    private final ServerGeneration generation;

    NamespaceRouter(Namespace namespace, ServerGeneration generation) {
        this.namespace = namespace;
        this.generation = generation;
        this.hubs = new NamespaceApi(namespace);
        this.control = new ControlApi(namespace);
    }

    HubAnswer handle(String method, URI target, Headers headers, byte[] body) {
        Hub hub = namespace.first().state();
        Instant now = hub.now();
        String trackingId = Reply.trackingId(headers, hub.ids());
        boolean ofHub = true;
        Incident incident = Incident.NONE;
        Reply reply;
        try {
            HubRequest request = new HubRequest(method, target, headers, body);
            ofHub = !request.path().get(0).equals(ControlApi.ROOT);
            if (ofHub) {
                String path = pathBelowHub(request);
                incident = new Incident(namespace.faults().meet(method, path).orElse(null));
                reply = incident.isBeforeProcessing() ? Reply.empty(200) : processed(request, path, now, incident);
            } else {
                reply = control.handle(request);
            }
        } catch (Refusal refusal) {
            reply = Reply.error(refusal, trackingId, now, generation);
        }
        Reply told = incident.told(reply, trackingId, now, generation);
        if (ofHub) {
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            hub.requests()
                    .add(new ReceivedRequest(
                            method, target.getRawPath() + query, told.status(), List.copyOf(headers.names())));
        }
        return incident.answer(told.response(trackingId, hub.ids().guid(), now, generation));
    }

    private Reply processed(HubRequest request, String path, Instant now, Incident incident) {
        Reply reply = answer(request, now);
        if (reply.accepted() != null) {
            String trackingId = request.header("TrackingId").orElse("");
            namespace
                    .ledger()
                    .add(new AcceptedSend(trackingId, path, reply.accepted(), now, incident.word(reply.status())));
        }
        return reply;
    }

    /** Behind the name of the hub; the whole path if it leads to none. */
    private String pathBelowHub(HubRequest request) {
        return String.join(
                "/",
                namespace
                        .above(request.path())
                        .flatMap(hub -> request.pathBelow(hub.name()))
                        .orElse(request.path()));
    }

    private Reply answer(HubRequest request, Instant now) {
        Optional<HostedHub> above = namespace.above(request.path());
        if (above.isPresent()) {
            HostedHub hub = above.get();
            return new HubRouter(hub, generation).reply(request, policy(hub, request), now);
        }
        String path = String.join("/", request.path());
        AccessPolicy policy = policy(namespace.hub(path).orElse(namespace.first()), request);
        if (!METHODS.contains(request.method())
                || request.path().stream().anyMatch(part -> COLLECTIONS.contains(part.toLowerCase(Locale.ROOT)))) {
            throw HubRouter.notFound();
        }
        if (!policy.equals(AccessPolicy.NAMESPACE)) {
            throw Refusal.of(401, "Manage claim is required for this operation.");
        }
        HubRouter.requireSize(request.body());
        boolean root = path.isEmpty();
        if (root || path.equalsIgnoreCase("$Resources/NotificationHubs")) {
            HubRouter.requireMethod(request, "GET");
            return root ? hubs.list(request, now) : hubs.describe(request, now);
        }
        return hubs.hub(request, path, namespace.first().state(), now);
    }

    /** The policies of the namespace are good for its hubs, too. */
    private AccessPolicy policy(HostedHub hub, HubRequest request) {
        List<AccessPolicy> policies = new ArrayList<>(hub.policies());
        policies.add(AccessPolicy.NAMESPACE);
        return new SasChecker(policies).check(request, hub.state().unmovedTime());
    }
}
