package io.github.nh4j.internal.codec;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.job.JobStatus;
import io.github.nh4j.job.JobType;
import io.github.nh4j.job.NotificationHubJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads jobs. Elements may come in any order; those that are unknown are skipped. A job's id is in an element of its own:
 * the addresses in the entry around it have it twice.
 */
public final class JobReader {
    private static final int LONGEST = 8 * 1024;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> output = new LinkedHashMap<>();

    private JobReader() {}

    /** Reads one job, which must have an id: without it nobody could ask for the job. */
    public static NotificationHubJob entry(byte[] body) throws MalformedBodyException {
        NotificationHubJob job =
                AtomReader.entry(body, JobReader::read).map(AtomEntry::content).orElse(null);
        if (job == null) {
            throw new MalformedBodyException("the body holds no job");
        }
        if (job.id().isEmpty()) {
            throw new MalformedBodyException("the job in the body has no id");
        }
        return job;
    }

    /** Reads a listing. */
    public static List<NotificationHubJob> feed(byte[] body) throws MalformedBodyException {
        List<NotificationHubJob> jobs = new ArrayList<>();
        for (AtomEntry<NotificationHubJob> entry : AtomReader.feed(body, JobReader::read)) {
            if (entry.content() == null) {
                throw new MalformedBodyException("an entry of the body holds no job");
            }
            jobs.add(entry.content());
        }
        return List.copyOf(jobs);
    }

    private static NotificationHubJob read(XmlCursor element) throws XMLStreamException, MalformedBodyException {
        if (!element.name().equals("NotificationHubJob")) {
            throw new MalformedBodyException("the content of an entry is no job");
        }
        JobReader reader = new JobReader();
        while (element.nextChild()) {
            if (element.name().equals("OutputProperties")) {
                while (element.nextChild()) {
                    reader.outputProperty(element);
                }
            } else {
                reader.texts.put(element.name(), ForeignText.printable(element.text(), LONGEST));
            }
        }
        return reader.job();
    }

    private void outputProperty(XmlCursor property) throws XMLStreamException {
        String key = "";
        String value = "";
        while (property.nextChild()) {
            switch (property.name()) {
                case "Key" -> key = property.text();
                case "Value" -> value = property.text();
                default -> property.skip();
            }
        }
        output.put(ForeignText.printable(key, LONGEST), ForeignText.printable(value, LONGEST));
    }

    /** The service leaves out a status and a progress that are the first ones. */
    private NotificationHubJob job() throws MalformedBodyException {
        String status = present("Status");
        NotificationHubJob.Builder job = NotificationHubJob.builder(JobType.of(texts.getOrDefault("Type", "")))
                .id(present("JobId"))
                .status(status == null ? JobStatus.STARTED : JobStatus.of(status))
                .progress(progress(present("Progress")))
                .outputContainerUri(uri("OutputContainerUri"))
                .importFileUri(uri("ImportFileUri"))
                .failure(present("Failure"))
                .times(time("CreatedAt"), time("UpdatedAt"));
        output.forEach(job::outputProperty);
        return job.build();
    }

    private static double progress(@Nullable String text) throws MalformedBodyException {
        if (text == null) {
            return 0;
        }
        if (!text.matches("[+-]?[0-9]{1,64}([.][0-9]{0,64})?")) {
            throw new MalformedBodyException("Progress is not a number");
        }
        return Double.parseDouble(text);
    }

    private @Nullable SasUri uri(String name) {
        String text = present(name);
        return text == null ? null : SasUri.of(text);
    }

    private @Nullable Instant time(String name) throws MalformedBodyException {
        String text = present(name);
        return text == null ? null : WireTime.read(name, text);
    }

    /** An element that is empty, or nil, says as little as one that is not there. */
    private @Nullable String present(String name) {
        String text = texts.get(name);
        return text == null || text.isEmpty() ? null : text;
    }
}
