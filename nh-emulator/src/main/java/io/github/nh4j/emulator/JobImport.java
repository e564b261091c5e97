package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.job.JobType;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stores or deletes the registrations of a file, line by line. */
final class JobImport implements JobWork {
    private final JobType type;
    private final URI file;
    private final JobFiles files;
    private long offset;

    JobImport(JobType type, URI file, JobFiles files) {
        this.type = type;
        this.file = file;
        this.files = files;
    }

    @Override
    public double until(int percent, HostedHub hub, JobOutput output) throws IOException {
        Instant now = hub.state().now();
        Optional<Duration> timeToLive = hub.registrationTtl();
        Change change = line -> change(line, hub.state(), now, timeToLive);
        try (JobFiles.Source source = files.read(file)) {
            long goal = percent == 100 ? Long.MAX_VALUE : source.size() * percent / 100;
            ImportLines lines = new ImportLines(source.content(), offset);
            while (lines.next() && lines.offset() <= goal) {
                take(lines, change, output);
                offset = lines.offset();
            }
            return source.size() == 0 ? 0 : Math.min(100.0, 100.0 * offset / source.size());
        }
    }

    /** What a line changes; says what became of which registration. */
    private interface Change {
        String apply(String line);
    }

    private static void take(ImportLines lines, Change change, JobOutput output) throws IOException {
        byte[] bytes = lines.bytes();
        if (lines.isTooLong()) {
            output.failed(new String(bytes, UTF_8), "the line has over " + ImportLines.LONGEST + " bytes");
            return;
        }
        String line;
        try {
            line = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
        } catch (CharacterCodingException e) {
            output.failed(new String(bytes, UTF_8).strip(), "the line is not UTF-8");
            return;
        }
        if (line.isEmpty()) {
            return;
        }
        String done;
        try {
            done = change.apply(line);
        } catch (Refusal refusal) {
            output.failed(line, refusal.detail());
            return;
        }
        output.done(done);
    }

    private String change(String line, Hub hub, Instant now, Optional<Duration> timeToLive) {
        RegistrationElements elements = RegistrationElements.read(line);
        if (type.equals(JobType.IMPORT_DELETE_REGISTRATIONS)) {
            return delete(id(elements), hub, now);
        }
        Registration content = RegistrationReader.read(elements);
        Instant expirationTime = timeToLive.map(now::plus).orElse(null);
        if (type.equals(JobType.IMPORT_CREATE_REGISTRATIONS)) {
            return hub.withRegistrations(registrations -> said(
                    registrations
                            .put(registrations.newId(hub.ids()), content, expirationTime, now)
                            .id(),
                    "Created"));
        }
        RegistrationId id = id(elements);
        return hub.withRegistrations(registrations -> {
            boolean present = registrations.get(id, now).isPresent();
            if (!present && type.equals(JobType.IMPORT_UPDATE_REGISTRATIONS)) {
                throw missing();
            }
            registrations.put(id, content, expirationTime, now);
            return said(id, present ? "Updated" : "Created");
        });
    }

    private static String delete(RegistrationId id, Hub hub, Instant now) {
        return hub.withRegistrations(registrations -> {
            if (registrations.get(id, now).isEmpty()) {
                throw missing();
            }
            registrations.remove(id);
            return said(id, "Deleted");
        });
    }

    private static RegistrationId id(RegistrationElements elements) {
        return elements.id()
                .map(String::strip)
                .flatMap(RegistrationId::parse)
                .orElseThrow(() -> RegistrationElements.invalid("RegistrationId is missing or malformed"));
    }

    private static Refusal missing() {
        return Refusal.of(404, "There is no registration with this id");
    }

    private static String said(RegistrationId id, String what) {
        return id + "\t" + what;
    }
}
