package io.github.nh4j.emulator;

import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.job.JobType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs as they travel. */
final class JobXml {
    private static final String ROOT = "NotificationHubJob";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    private static final List<String> READ = List.of("Type", "OutputContainerUri", "ImportFileUri");
    private static final Set<JobType> IMPORTS = Set.of(
            JobType.IMPORT_CREATE_REGISTRATIONS,
            JobType.IMPORT_UPDATE_REGISTRATIONS,
            JobType.IMPORT_UPSERT_REGISTRATIONS,
            JobType.IMPORT_DELETE_REGISTRATIONS);

    private JobXml() {}

    /**
     * Reads what is to be done. As the service does it, what is out of order counts as not there.
     *
     * @throws Refusal with 400 if it is not one of the jobs that there are
     */
    static JobRequest read(byte[] body) {
        List<String> texts = texts(HubDescriptionXml.content(body, ROOT).orElseThrow(JobXml::invalid));
        JobType type = JobType.of(texts.get(0));
        URI container = uri(texts.get(1)).orElseThrow(JobXml::invalid);
        if (IMPORTS.contains(type)) {
            return new JobRequest(type, container, uri(texts.get(2)).orElseThrow(JobXml::invalid));
        }
        if (!type.equals(JobType.EXPORT_REGISTRATIONS)) {
            throw invalid();
        }
        return new JobRequest(type, container, null);
    }

    private static List<String> texts(List<DescriptionElement> elements) {
        List<String> texts = new ArrayList<>(List.of("", "", ""));
        int next = 0;
        for (DescriptionElement element : elements) {
            int place = READ.indexOf(element.name());
            if (place >= next) {
                texts.set(place, element.text().strip());
                next = place + 1;
            }
        }
        return texts;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(URI::isAbsolute);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal invalid() {
        return Refusal.badRequest("The supplied notificationhub job payload is invalid.");
    }

    /** Writes a job. The service leaves out a status and a progress that are the first ones. */
    static String write(Job job) {
        Job.State state = job.state();
        StringBuilder xml = new StringBuilder(1024).append('<').append(ROOT);
        xml.append(XmlText.CONTRACT).append('>');
        XmlText.element(xml, "JobId", job.id());
        if (state.progress() > 0) {
            XmlText.element(xml, "Progress", percent(state.progress()));
        }
        XmlText.element(xml, "Type", job.request().type().word());
        if (state.status() != Job.Status.STARTED) {
            XmlText.element(xml, "Status", state.status().word());
        }
        XmlText.element(xml, "OutputContainerUri", job.request().container().toString());
        if (job.request().importFile() != null) {
            XmlText.element(xml, "ImportFileUri", job.request().importFile().toString());
        }
        if (!state.failure().isEmpty()) {
            XmlText.element(xml, "Failure", state.failure());
        }
        if (!state.folder().isEmpty()) {
            xml.append("<OutputProperties xmlns:d3p1=\"").append(ARRAYS).append("\">");
            property(xml, "OutputFilePath", state.outputFile());
            property(xml, "FailedFilePath", state.failedFile());
            xml.append("</OutputProperties>");
        }
        XmlText.element(xml, "CreatedAt", WireTime.text(job.createdAt()));
        XmlText.element(xml, "UpdatedAt", WireTime.text(state.updatedAt()));
        return xml.append("</").append(ROOT).append('>').toString();
    }

    private static String percent(double progress) {
        return BigDecimal.valueOf(progress)
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void property(StringBuilder xml, String key, String value) {
        xml.append("<d3p1:KeyValueOfstringstring>");
        XmlText.element(xml, "d3p1:Key", key);
        XmlText.element(xml, "d3p1:Value", value);
        xml.append("</d3p1:KeyValueOfstringstring>");
    }
}
