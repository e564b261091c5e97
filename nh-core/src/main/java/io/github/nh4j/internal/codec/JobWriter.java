package io.github.nh4j.internal.codec;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.job.JobType;
import io.github.nh4j.job.NotificationHubJob;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Writes a job that is to be submitted, in the service's order of elements. */
public final class JobWriter {
    public static final String CONTENT_TYPE = AtomWriter.CONTENT_TYPE;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{1,128}");
    private static final Pattern ABSOLUTE_URI = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:[\\x21-\\x7E]{1,8192}");
    private static final Set<JobType> IMPORTS = Set.of(
            JobType.IMPORT_CREATE_REGISTRATIONS,
            JobType.IMPORT_UPDATE_REGISTRATIONS,
            JobType.IMPORT_UPSERT_REGISTRATIONS,
            JobType.IMPORT_DELETE_REGISTRATIONS);

    private JobWriter() {}

    /**
     * Writes a job.
     *
     * @throws IllegalArgumentException if the hub would not take it; the message repeats nothing
     */
    public static byte[] write(NotificationHubJob job) {
        requireSubmittable(job);
        return AtomWriter.entry("NotificationHubJob", xml -> {
            xml.leaf("Type", job.type().word());
            leaf(xml, "OutputContainerUri", job.outputContainerUri());
            leaf(xml, "ImportFileUri", job.importFileUri());
        });
    }

    private static void requireSubmittable(NotificationHubJob job) {
        if (job.id().isPresent()) {
            throw new IllegalArgumentException("the job has an id already: it was submitted");
        }
        if (!WORD.matcher(job.type().word()).matches()) {
            throw new IllegalArgumentException("the type of the job is no word");
        }
        if (job.outputContainerUri().isEmpty()) {
            throw new IllegalArgumentException("the job has no container for its output");
        }
        if (job.importFileUri().isEmpty() && IMPORTS.contains(job.type())) {
            throw new IllegalArgumentException("the job has no file to import");
        }
        requireUri("the output container", job.outputContainerUri());
        requireUri("the import file", job.importFileUri());
    }

    private static void requireUri(String what, Optional<SasUri> uri) {
        if (uri.isPresent() && !ABSOLUTE_URI.matcher(uri.get().value()).matches()) {
            throw new IllegalArgumentException("the address of " + what
                    + " is no absolute URI, has blanks or characters outside ASCII, or is over 8192 characters long");
        }
    }

    private static void leaf(AtomWriter xml, String name, Optional<SasUri> uri) throws XMLStreamException {
        if (uri.isPresent()) {
            xml.leaf(name, uri.get().value());
        }
    }
}
