package io.github.nh4j.integration.sends;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.RegistrationFile;
import io.github.nh4j.auth.SasUri;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.ServerGeneration;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.job.JobStatus;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.TemplateRegistration;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registrations in bulk, from the client's file through the emulator to the file that the client reads. */
@Timeout(120)
class JobRoundTripTest {
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private final HubEmulator emulator = HubEmulator.create("news");
    private final URI container = emulator.files().container("devices");

    private static NotificationHubClient client(HubEmulator emulator) {
        return NotificationHubClient.builder(emulator.connectionString(), "news")
                .transport(emulator.transport())
                .build();
    }

    private static SasUri sas(URI address) {
        return SasUri.of(address.toString());
    }

    private static byte[] file(Stream<? extends Registration> registrations) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        RegistrationFile.write(registrations, file);
        return file.toByteArray();
    }

    private static NativeRegistration device(String handle) {
        return NativeRegistration.builder(InstallationPlatform.FCM_V1, handle).build();
    }

    /** Has it all done before it waits. */
    private static NotificationHubJob done(HubEmulator emulator, NotificationHubClient hub, NotificationHubJob job) {
        String id = hub.jobs().submit(job).id().orElseThrow();
        emulator.advance(Duration.ofHours(1));
        NotificationHubJob done = hub.jobs().await(id, AT_MOST);
        assertThat(done.status()).as(done.toString()).isEqualTo(JobStatus.COMPLETED);
        return done;
    }

    private NotificationHubJob done(NotificationHubClient hub, NotificationHubJob job) {
        return done(emulator, hub, job);
    }

    private static byte[] output(HubEmulator emulator, URI container, NotificationHubJob job, String name) {
        return emulator.files().list(container).stream()
                .filter(file -> file.getPath().endsWith("/" + job.id().orElseThrow() + "/" + name))
                .findFirst()
                .flatMap(emulator.files()::read)
                .orElseThrow();
    }

    private List<String> output(NotificationHubJob job, String name) {
        return new String(output(emulator, container, job, name), UTF_8).lines().toList();
    }

    private SasUri importFile(byte[] content) {
        return sas(emulator.files().write(container, "import.txt", content));
    }

    /** Of what only the hub can know, nothing. */
    private static Registration bare(Registration registration) {
        return registration instanceof TemplateRegistration template
                ? template.toBuilder().id(null).etag(null).build()
                : ((NativeRegistration) registration)
                        .toBuilder().id(null).etag(null).build();
    }

    @ParameterizedTest
    @EnumSource
    void aThousandMadeUpRegistrationsComeBack(ServerGeneration generation) throws IOException {
        HubEmulator own = HubEmulator.create("news", generation);
        URI place = own.files().container("devices");
        RandomRegistrations random = new RandomRegistrations(new Random(7));
        List<Registration> made = Stream.generate(random::next).limit(1_000).toList();
        SasUri file = sas(own.files().write(place, "import.txt", file(made.stream())));
        try (NotificationHubClient hub = client(own)) {
            NotificationHubJob imported =
                    done(own, hub, NotificationHubJob.importCreateRegistrations(file, sas(place)));
            assertThat(output(own, place, imported, "Failed.txt"))
                    .asString(UTF_8)
                    .isEmpty();
            NotificationHubJob exported = done(own, hub, NotificationHubJob.exportRegistrations(sas(place)));

            List<Registration> read = RegistrationFile.read(
                            new ByteArrayInputStream(output(own, place, exported, "Output.txt")))
                    .toList();
            assertThat(read.stream().map(JobRoundTripTest::bare)).containsExactlyInAnyOrderElementsOf(made);
            assertThat(read).doesNotHaveDuplicates().allMatch(one -> one.etag().equals(Optional.of("1")));
            assertThat(hub.registrations().list()).containsExactlyInAnyOrderElementsOf(read);
        }
    }

    @Test
    void eachKindOfImportChangesWhatItSays() throws IOException {
        try (NotificationHubClient hub = client(emulator)) {
            Registration ann = hub.registrations().create(device("ann"));
            Registration bob = hub.registrations().create(device("bob"));
            NativeRegistration annMoved =
                    device("ann-2").toBuilder().id(ann.id().orElseThrow()).build();
            NativeRegistration eve = device("eve").toBuilder().id("1-2-3").build();

            SasUri both = importFile(file(Stream.of(annMoved, eve)));
            NotificationHubJob updated = done(hub, NotificationHubJob.importUpdateRegistrations(both, sas(container)));
            assertThat(handles(hub)).containsExactlyInAnyOrder("ann-2", "bob");
            assertThat(output(updated, "Output.txt")).hasSize(1);
            assertThat(output(updated, "Failed.txt"))
                    .singleElement()
                    .asString()
                    .contains("eve", "There is no registration with this id");

            done(hub, NotificationHubJob.importUpsertRegistrations(both, sas(container)));
            assertThat(handles(hub)).containsExactlyInAnyOrder("ann-2", "bob", "eve");

            done(hub, NotificationHubJob.importCreateRegistrations(both, sas(container)));
            assertThat(handles(hub)).containsExactlyInAnyOrder("ann-2", "bob", "eve", "ann-2", "eve");

            ByteArrayOutputStream ids = new ByteArrayOutputStream();
            RegistrationFile.writeIds(Stream.of("1-2-3", bob.id().orElseThrow()), ids);
            done(hub, NotificationHubJob.importDeleteRegistrations(importFile(ids.toByteArray()), sas(container)));
            assertThat(handles(hub)).containsExactlyInAnyOrder("ann-2", "ann-2", "eve");

            hub.sendBroadcast(Notification.fcmV1("{\"message\":{}}"));
            assertThat(emulator.inbox()).hasSize(3);
        }
    }

    private static List<String> handles(NotificationHubClient hub) {
        return hub.registrations()
                .list()
                .map(registration ->
                        ((NativeRegistration) registration).channel().handle())
                .toList();
    }

    @Test
    void aBrokenLineIsToldAndTheOthersAreStored() throws IOException {
        byte[] good = file(Stream.of(device("ann"), device("bob")));
        try (NotificationHubClient hub = client(emulator)) {
            SasUri file = importFile(("<broken\n" + new String(good, UTF_8)).getBytes(UTF_8));
            NotificationHubJob job = done(hub, NotificationHubJob.importCreateRegistrations(file, sas(container)));

            assertThat(output(job, "Failed.txt")).singleElement().asString().startsWith("<broken\t");
            assertThat(output(job, "Output.txt")).hasSize(2);
            assertThat(handles(hub)).containsExactlyInAnyOrder("ann", "bob");
        }
    }

    /** The one test that waits, for the five seconds that the client does; both ways at the same time. */
    @Test
    void whoWaitsSeesTheProgress() throws Exception {
        List<String> blocking = new CopyOnWriteArrayList<>();
        List<String> future = new CopyOnWriteArrayList<>();
        try (NotificationHubClient hub = client(emulator)) {
            for (int i = 0; i < 4; i++) {
                hub.registrations().create(device("ann-" + i));
            }
            NotificationHubJob export = NotificationHubJob.exportRegistrations(sas(container));
            NotificationHubJob one = hub.jobs().submit(export);
            NotificationHubJob two = hub.async().jobs().submit(export).get(30, TimeUnit.SECONDS);
            assertThat(List.of(one, two)).allMatch(job -> job.status().equals(JobStatus.STARTED));
            assertThat(hub.jobs().list()).extracting(NotificationHubJob::id).containsExactly(two.id(), one.id());

            var waiting = hub.async().jobs().await(two.id().orElseThrow(), AT_MOST, job -> future.add(shown(job)));
            NotificationHubJob done =
                    hub.jobs().await(one.id().orElseThrow(), AT_MOST, job -> blocking.add(shown(job)));

            assertThat(done.outputFilePath())
                    .contains("devices//news/" + done.id().orElseThrow() + "/Output.txt");
            assertThat(done.failedFilePath())
                    .contains("devices//news/" + done.id().orElseThrow() + "/Failed.txt");
            assertThat(waiting.get(60, TimeUnit.SECONDS).status()).isEqualTo(JobStatus.COMPLETED);
        }
        assertThat(blocking).containsExactly("Running 50.0", "Completed 100.0");
        assertThat(future).isEqualTo(blocking);
    }

    private static String shown(NotificationHubJob job) {
        return job.status().word() + " " + job.progress();
    }

    @Test
    void foldersOfThisMachineWillDo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("import.txt");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            RegistrationFile.write(Stream.of(device("ann"), device("bob")), out);
        }
        try (NotificationHubClient hub = client(emulator)) {
            done(hub, NotificationHubJob.importCreateRegistrations(sas(file.toUri()), sas(folder.toUri())));
            NotificationHubJob export = done(hub, NotificationHubJob.exportRegistrations(sas(folder.toUri())));

            Path output = folder.resolveSibling(export.outputFilePath().orElseThrow());
            try (InputStream in = Files.newInputStream(output)) {
                assertThat(RegistrationFile.read(in).map(JobRoundTripTest::bare))
                        .containsExactlyInAnyOrder(device("ann"), device("bob"));
            }
        }
    }

    @Test
    void anAddressElsewhereIsAJobThatFailed() {
        try (NotificationHubClient hub = client(emulator)) {
            NotificationHubJob job = hub.jobs()
                    .submit(NotificationHubJob.exportRegistrations(SasUri.of("https://account.example/c?sig=secret")));
            NotificationHubJob failed = hub.jobs().await(job.id().orElseThrow(), AT_MOST);

            assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
            assertThat(failed.failure())
                    .hasValueSatisfying(words ->
                            assertThat(words).contains("file: addresses only").doesNotContain("secret"));
            assertThat(failed.outputFilePath()).isEmpty();
        }
    }

    @Test
    void noJobAndNoRightAreTold() {
        try (NotificationHubClient hub = client(emulator);
                NotificationHubClient listener = NotificationHubClient.builder(
                                emulator.listenConnectionString(), "news")
                        .transport(emulator.transport())
                        .build()) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> hub.jobs().get("1"));
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> listener.jobs().list());
        }
    }

    /** Its files, too: this is what another process does. */
    @Test
    void overHttp() throws Exception {
        try (EmulatorServer server = EmulatorServer.start(emulator);
                NotificationHubClient hub = NotificationHubClient.create(server.connectionString(), "news")) {
            HttpClient http = HttpClient.newHttpClient();
            URI blobs = URI.create("http://localhost:" + server.port() + "/_emulator/blobs/devices/");
            HttpRequest upload = HttpRequest.newBuilder(blobs.resolve("import.txt"))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(file(Stream.of(device("ann"), device("bob")))))
                    .build();
            assertThat(http.send(upload, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(201);
            done(hub, NotificationHubJob.importCreateRegistrations(sas(upload.uri()), sas(blobs)));
            NotificationHubJob export = done(hub, NotificationHubJob.exportRegistrations(sas(blobs)));

            URI output = blobs.resolve("news/" + export.id().orElseThrow() + "/Output.txt");
            HttpResponse<InputStream> download =
                    http.send(HttpRequest.newBuilder(output).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = download.body()) {
                assertThat(RegistrationFile.read(body).map(JobRoundTripTest::bare))
                        .containsExactlyInAnyOrder(device("ann"), device("bob"));
            }
        }
    }
}
