package io.github.nh4j.emulator;

import io.github.nh4j.transport.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Takes jobs, tells how far they are, and lists them. */
final class JobApi {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HostedHub hosted;
    private final Hub hub;
    private final ServerGeneration generation;

    JobApi(HostedHub hosted, ServerGeneration generation) {
        this.hosted = hosted;
        this.hub = hosted.state();
        this.generation = generation;
    }

    Reply all(HubRequest request, Instant now) {
        if (request.method().equals("POST")) {
            return submit(request, now);
        }
        HubRouter.requireMethod(request, "GET");
        return list(request, now);
    }

    private Reply submit(HubRequest request, Instant now) {
        JobRequest wanted = JobXml.read(request.body());
        // A page in a browser can have a name of its own lead here, but then that name is what it calls.
        if (wanted.isOfThisMachine() && !THIS_MACHINE.contains(request.host())) {
            throw Refusal.of(403, "Jobs with file: addresses are taken from callers of localhost only");
        }
        Job job = new Job(hub.ids().jobId(now), wanted, new JobFiles(hub.files()), generation, now);
        hub.jobs().add(job);
        String location = request.location(hosted.name(), "jobs/" + job.id());
        return new Reply(201, location, Atom.ENTRY, entry(Atom.XMLNS, job, location));
    }

    /** As the service does it, the address has the id twice. */
    Reply one(HubRequest request, String id) {
        HubRouter.requireMethod(request, "GET");
        Job job = hub.jobs().get(id).orElseThrow(HubRouter::notFound);
        job.goOn(hosted);
        String doubled = request.location(hosted.name(), "jobs/" + id + "/" + id);
        return new Reply(200, "", Atom.ENTRY, entry(Atom.XMLNS, job, doubled))
                .with(Headers.of("Content-Location", doubled));
    }

    /** The newest first. To list them does nothing of their work. */
    private Reply list(HubRequest request, Instant now) {
        List<Job> newestFirst = new ArrayList<>(hub.jobs().all());
        Collections.reverse(newestFirst);
        String address = request.location(hosted.name(), "jobs");
        StringBuilder feed = new StringBuilder("<feed" + Atom.XMLNS + "><title type=\"text\">Jobs</title><id>"
                + XmlText.escape(address) + "</id><updated>" + Atom.seconds(now) + "</updated>"
                + Atom.link("self", address));
        for (Job job : newestFirst) {
            feed.append(entry("", job, request.location(hosted.name(), "jobs/" + job.id())));
        }
        return new Reply(200, "", Atom.FEED, feed.append("</feed>").toString());
    }

    private static String entry(String attributes, Job job, String address) {
        return Atom.entry(
                attributes, address, job.id(), job.createdAt(), job.state().updatedAt(), JobXml.write(job));
    }
}
