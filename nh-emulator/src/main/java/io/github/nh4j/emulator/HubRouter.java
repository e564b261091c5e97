package io.github.nh4j.emulator;

import io.github.nh4j.emulator.AccessPolicy.Right;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Finds the operation that a request asks a hub for. */
final class HubRouter {
    private static final int MOST_BYTES = 64 * 1024;

    private final String name;
    private final Hub hub;
    private final RegistrationApi registrations;

    HubRouter(HostedHub hosted, ServerGeneration generation) {
        this.name = hosted.name();
        this.hub = hosted.state();
        this.registrations = new RegistrationApi(hosted, generation);
    }

    /** Answers a caller who has proven who he is. */
    Reply reply(HubRequest request, AccessPolicy policy, Instant now) {
        List<String> path = request.pathBelow(name).orElseThrow(HubRouter::notFound);
        boolean batch = path.size() == 2 && path.get(1).equalsIgnoreCase("$batch");
        if (!batch) {
            requireSize(request.body());
        }
        return switch (path.get(0).toLowerCase(Locale.ROOT)) {
            case "messages" -> {
                requireRight(policy, Right.SEND);
                yield batch
                        ? batch(request, now)
                        : path.size() == 1
                                ? message(request, now)
                                : path.size() == 2
                                        ? new TelemetryApi(name, hub).details(request, path.get(1))
                                        : unknown();
            }
            case "feedbackcontainer" -> {
                requireRight(policy, Right.MANAGE);
                yield path.size() == 1 ? new TelemetryApi(name, hub).feedbackContainer(request) : unknown();
            }
            case "schedulednotifications" -> {
                requireRight(policy, Right.SEND);
                yield path.size() == 1
                        ? schedule(request, now)
                        : path.size() == 2 ? cancel(request, path.get(1)) : unknown();
            }
            case "installations" -> {
                requireRight(policy, Right.LISTEN);
                yield path.size() == 2 ? installation(request, path.get(1)) : unknown();
            }
            case "registrations", "registrationids", "tags" -> registrations.reply(request, path, policy, now);
            default -> unknown();
        };
    }

    /**
     * Checks the size of what is not a batch.
     *
     * @throws Refusal with 413 if it is too large
     */
    static void requireSize(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw Refusal.of(413, "The request has " + body.length + " bytes; at most " + MOST_BYTES + " are allowed");
        }
    }

    static void requireRight(AccessPolicy policy, Right right) {
        if (!policy.rights().contains(right)) {
            throw Refusal.forbidden();
        }
    }

    static void requireMethod(HubRequest request, String method) {
        if (!request.method().equals(method)) {
            throw methodNotAllowed(request);
        }
    }

    private Reply message(HubRequest request, Instant now) {
        requireMethod(request, "POST");
        String id = hub.ids().notificationId(now);
        String location = request.location(name, "messages/" + id);
        boolean direct = request.has("direct");
        boolean test = request.has("test");
        if (direct && test) {
            throw Refusal.badRequest("A test send cannot be a direct send");
        }
        SendReader reader = new SendReader(request);
        if (direct) {
            hub.send(reader.toHandle(id));
            return Reply.created(direct(location));
        }
        if (test) {
            return Reply.xml(201, NotificationOutcomeXml.write(hub.testSend(reader.toTags(id))))
                    .withLocation(location);
        }
        hub.send(reader.toTags(id));
        return Reply.created(location);
    }

    private Reply batch(HubRequest request, Instant now) {
        requireMethod(request, "POST");
        if (!request.has("direct") || request.has("test")) {
            throw Refusal.badRequest("A batch must be a direct send and cannot be a test send");
        }
        String id = hub.ids().notificationId(now);
        hub.send(new SendReader(request).toHandles(id));
        return Reply.created(direct(request.location(name, "messages/" + id)));
    }

    /** The hub repeats the flag behind the version. */
    private static String direct(String location) {
        return location + (location.contains("?") ? "&direct" : "?direct");
    }

    private Reply schedule(HubRequest request, Instant now) {
        requireMethod(request, "POST");
        if (request.has("direct") || request.has("test")) {
            throw Refusal.badRequest("A scheduled notification cannot be a direct send or a test send");
        }
        String id = hub.ids().scheduledNotificationId(now);
        SendReader reader = new SendReader(request);
        Instant dueAt = reader.scheduleTime(now);
        hub.schedule(reader.toTags(id), dueAt);
        return Reply.created(request.location(name, "schedulednotifications/" + id));
    }

    private Reply cancel(HubRequest request, String notificationId) {
        requireMethod(request, "DELETE");
        if (!hub.cancel(notificationId)) {
            throw Refusal.of(404, "The scheduled notification does not exist or has been sent");
        }
        return Reply.empty(200);
    }

    private Reply installation(HubRequest request, String id) {
        switch (request.method()) {
            case "PUT" -> {
                hub.put(InstallationReader.read(request.text(), id));
                return Reply.empty(200);
            }
            case "GET" -> {
                return hub.installation(id)
                        .map(InstallationWriter::write)
                        // The hub calls its JSON XML here.
                        .map(json -> Reply.xml(200, json))
                        .orElseThrow(() -> Refusal.of(404, "Installation not found"));
            }
            case "PATCH" -> {
                // That there is none would be found out in the background, where nobody hears of it.
                hub.change(id, InstallationPatch.read(request.text())::applyTo);
                return Reply.empty(200);
            }
            case "DELETE" -> {
                hub.deleteInstallation(id);
                return Reply.empty(204);
            }
            default -> throw methodNotAllowed(request);
        }
    }

    static Refusal methodNotAllowed(HubRequest request) {
        return Refusal.of(405, "The method " + request.method() + " is not allowed here");
    }

    static Refusal notFound() {
        return Refusal.of(404, "The requested entity does not exist");
    }

    private static Reply unknown() {
        throw notFound();
    }
}
