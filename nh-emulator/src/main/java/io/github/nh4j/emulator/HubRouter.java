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
    private final JobApi jobs;

    HubRouter(HostedHub hosted, ServerGeneration generation) {
        this.name = hosted.name();
        this.hub = hosted.state();
        this.registrations = new RegistrationApi(hosted, generation);
        this.jobs = new JobApi(hosted, generation);
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
                        ? new SendApi(name, hub).batch(request, now)
                        : path.size() == 1
                                ? new SendApi(name, hub).message(request, now)
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
                        ? new SendApi(name, hub).schedule(request, now)
                        : path.size() == 2 ? new SendApi(name, hub).cancel(request, path.get(1)) : unknown();
            }
            case "installations" -> {
                requireRight(policy, Right.LISTEN);
                yield path.size() == 2 ? new InstallationApi(hub).reply(request, path.get(1)) : unknown();
            }
            case "jobs" -> {
                requireRight(policy, Right.MANAGE);
                yield path.size() == 1
                        ? jobs.all(request, now)
                        : path.size() == 2 ? jobs.one(request, path.get(1)) : unknown();
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
