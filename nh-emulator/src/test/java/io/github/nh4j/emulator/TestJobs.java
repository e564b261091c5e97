package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.util.List;

/** Jobs of a hub whose files lie in the emulator. */
final class TestJobs {
    static final String XML =
            "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\">%s</content>" + "</entry>";
    static final String JOB = "<NotificationHubJob"
            + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">%s</NotificationHubJob>";

    final TestHub hub;
    final EmulatorFiles files;
    final URI container;

    TestJobs(TestHub hub) {
        this.hub = hub;
        this.files = hub.emulator.files();
        this.container = files.container("devices");
    }

    static String uri(String name, URI address) {
        return "<" + name + "><![CDATA[" + address + "]]></" + name + ">";
    }

    TransportResponse submit(String elements) {
        return hub.call("POST", "news/jobs?api-version=2020-06")
                .body(XML.formatted(JOB.formatted(elements)))
                .exchange();
    }

    TransportResponse submitExport(URI to) {
        return submit("<Type>ExportRegistrations</Type>" + uri("OutputContainerUri", to));
    }

    TransportResponse submitImport(String kind, URI file, URI to) {
        return submit("<Type>Import" + kind + "Registrations</Type>" + uri("OutputContainerUri", to)
                + uri("ImportFileUri", file));
    }

    TransportResponse read(String id) {
        return hub.call("GET", "news/jobs/" + id + "?api-version=2020-06").exchange();
    }

    /** Reads a job until it is done. */
    TransportResponse done(TransportResponse submitted) {
        assertThat(submitted.status()).as(TestHub.text(submitted)).isEqualTo(201);
        String id = TestHub.element(submitted, "JobId");
        read(id);
        return read(id);
    }

    /** Imports these lines, and expects that the job completes. */
    String importing(String kind, String... lines) {
        return importing(kind, String.join("\n", lines).getBytes(UTF_8));
    }

    String importing(String kind, byte[] content) {
        URI file = files.write(container, "in.txt", content);
        TransportResponse done = done(submitImport(kind, file, container));
        assertThat(TestHub.element(done, "Status")).isEqualTo("Completed");
        return TestHub.element(done, "JobId");
    }

    /** The lines of one of a job's files, which must be there. */
    List<String> lines(String id, String name) {
        return text(id, name).lines().toList();
    }

    String text(String id, String name) {
        return files.list(container).stream()
                .filter(file -> file.getPath().endsWith("/devices/news/" + id + "/" + name))
                .findFirst()
                .flatMap(files::read)
                .map(content -> new String(content, UTF_8))
                .orElseThrow();
    }

    static String device(String handle) {
        return "<GcmRegistrationDescription><GcmRegistrationId>" + handle
                + "</GcmRegistrationId></GcmRegistrationDescription>";
    }

    static String device(String id, String handle) {
        return "<GcmRegistrationDescription><RegistrationId>" + id + "</RegistrationId><GcmRegistrationId>" + handle
                + "</GcmRegistrationId></GcmRegistrationDescription>";
    }

    List<String> registered() {
        return TestHub.ids(hub.call("GET", "news/registrations").exchange());
    }
}
