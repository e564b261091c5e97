package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static io.github.nh4j.emulator.TestHub.element;
import static io.github.nh4j.emulator.TestJobs.device;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where jobs read and write, and where they do not. */
class JobFilesTest {
    @TempDir
    private Path folder;

    private final TestHub hub = new TestHub();
    private final TestJobs jobs = new TestJobs(hub);

    private static void assertFailed(TransportResponse job, String failure) {
        assertThat(element(job, "Status")).isEqualTo("Failed");
        assertThat(element(job, "Failure")).isEqualTo(failure);
    }

    @Test
    void aFolderOfThisMachineIsAContainer() throws IOException {
        Path file = Files.writeString(folder.resolve("in.txt"), device("1-2-3", "ann") + "\n" + device("bob") + "\n");
        TransportResponse done = jobs.done(jobs.submitImport("Upsert", file.toUri(), folder.toUri()));

        assertThat(element(done, "Status")).isEqualTo("Completed");
        Path output = folder.resolve("news").resolve(element(done, "JobId"));
        assertThat(output.resolve("Output.txt")).hasContent("1-2-3\tCreated\n");
        assertThat(Files.readString(output.resolve("Failed.txt"))).startsWith(device("bob") + "\t");
        assertThat(element(done, "d3p1:Value"))
                .isEqualTo(folder.getFileName() + "//news/" + element(done, "JobId") + "/Output.txt");
    }

    @Test
    void anExportToAFolderIsReadableAfterEachStep() throws IOException {
        hub.putRegistration("1-2-3", "Gcm", "<GcmRegistrationId>ann</GcmRegistrationId>");
        hub.putRegistration("2-2-3", "Gcm", "<GcmRegistrationId>bob</GcmRegistrationId>");
        String id = element(jobs.submitExport(folder.toUri()), "JobId");
        Path output = folder.resolve("news").resolve(id).resolve("Output.txt");

        jobs.read(id);
        assertThat(Files.readAllLines(output)).hasSize(1);
        jobs.read(id);
        assertThat(Files.readAllLines(output)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://account.blob.core.windows.net/devices?sp=rwl&sig=c2VjcmV0",
                "http://localhost:5380/news/registrations",
                "ftp://localhost/_emulator",
                "mailto:ann",
                "jar:file:/tmp/a.jar!/b"
            })
    void otherAddressesAreNotFetched(String address) {
        String why = "Jobs of the emulator reach its own files and file: addresses only";
        assertFailed(jobs.done(jobs.submitExport(URI.create(address))), why);
        TransportResponse done = jobs.done(jobs.submitImport("Create", URI.create(address), jobs.container));
        assertFailed(done, why);
        assertThat(jobs.text(element(done, "JobId"), "Output.txt")).isEmpty();
    }

    /** Windows would look for this host. */
    @ParameterizedTest
    @ValueSource(strings = {"file://host.example/share", "file:relative", "file:///tmp?a=b", "file:///tmp#a"})
    void aFileAddressHasAPathOnly(String address) {
        assertFailed(jobs.done(jobs.submitExport(URI.create(address))), "A file: address has a path and nothing else");
    }

    @Test
    void whatIsNotThereIsAFailure() {
        String noFile = "The file to import does not exist";
        URI container = jobs.container;
        assertFailed(jobs.done(jobs.submitImport("Create", container, container)), noFile);
        URI missing = URI.create("http://localhost:5380/_emulator/blobs/devices/missing");
        assertFailed(jobs.done(jobs.submitImport("Create", missing, container)), noFile);
        assertFailed(jobs.done(jobs.submitImport("Create", folder.toUri(), container)), noFile);
        assertFailed(
                jobs.done(jobs.submitImport("Create", folder.resolve("none").toUri(), container)), noFile);
        assertFailed(jobs.done(jobs.submitExport(folder.resolve("none").toUri())), "The output container is no folder");
        URI file = jobs.files.write(container, "a", new byte[0]);
        assertFailed(jobs.done(jobs.submitExport(file)), "The output container is a file");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailureThatNamesNoPath() throws IOException {
        Files.writeString(folder.resolve("news"), "in the way");
        TransportResponse done = jobs.done(jobs.submitExport(folder.toUri()));
        assertThat(element(done, "Status")).isEqualTo("Failed");
        assertThat(element(done, "Failure")).matches("A file could not be read or written: [A-Za-z]+Exception");
    }

    @Test
    void theContainersOfHubsAreReadWithTheirSignatureAndWrittenByThemOnly() {
        EmulatorFiles.Place place = new EmulatorFiles.Place(jobs.files.ofHub("reports"), "a");
        jobs.files.append(place, device("ann").getBytes(UTF_8));
        URI reports = jobs.files.container("reports");
        URI file = jobs.files.list(reports).get(0);

        assertThat(element(jobs.done(jobs.submitImport("Create", file, jobs.container)), "Status"))
                .isEqualTo("Completed");
        assertThat(jobs.registered()).hasSize(1);
        assertFailed(
                jobs.done(jobs.submitImport("Create", file.resolve("a?sig=x"), jobs.container)),
                "The address lacks the signature that it was given out with");
        assertFailed(jobs.done(jobs.submitExport(reports)), "The output container is one that only the hub writes to");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5380/, 201",
        "https://LOCALHOST/, 201",
        "http://127.0.0.1:1/, 201",
        "http://[::1]/, 201"
    })
    void whoCallsThisMachineMayUseItsFiles(String base, int status) {
        assertThat(submitFrom(base).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost.example/", "http://192.0.2.1/"})
    void whoCallsItByAnotherNameMayNot(String base) {
        assertRefused(submitFrom(base), 403, "Jobs with file: addresses are taken from callers of localhost only");
    }

    private TransportResponse submitFrom(String base) {
        return hub.anonymous("POST", "news/jobs")
                .at(base)
                .header(
                        "Authorization",
                        TestHub.token(hub.emulator.connectionString(), base + "news", TestHub.START.plusSeconds(60)))
                .body(TestJobs.XML.formatted(TestJobs.JOB.formatted(
                        "<Type>ExportRegistrations</Type>" + TestJobs.uri("OutputContainerUri", folder.toUri()))))
                .exchange();
    }

    /** A hub may be named so. */
    @Test
    void noNameLeadsOutOfTheFolder() throws IOException {
        TestHub outside = new TestHub("a/../../b");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        TransportResponse submitted = outside.call("POST", "a/../../b/jobs")
                .body(TestJobs.XML.formatted(TestJobs.JOB.formatted(
                        "<Type>ExportRegistrations</Type>" + TestJobs.uri("OutputContainerUri", inner.toUri()))))
                .exchange();
        assertThat(submitted.status()).isEqualTo(201);
        assertFailed(
                outside.call("GET", "a/../../b/jobs/" + element(submitted, "JobId"))
                        .exchange(),
                "The output container is no folder");
        assertThat(folder).isDirectoryNotContaining("glob:**b");
    }
}
