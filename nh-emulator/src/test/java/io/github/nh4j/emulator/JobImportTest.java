package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.TestHub.element;
import static io.github.nh4j.emulator.TestJobs.device;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the four kinds of imports do with a file. */
class JobImportTest {
    private final TestHub hub = new TestHub();
    private final TestJobs jobs = new TestJobs(hub);

    @Test
    void aCreateStoresEachUnderANewId() {
        hub.putRegistration("1-2-3", "Gcm", "<GcmRegistrationId>before</GcmRegistrationId>");
        String id = jobs.importing("Create", device("1-2-3", "ann"), device("bob"));

        assertThat(jobs.registered()).hasSize(3).contains("1-2-3");
        assertThat(TestHub.text(hub.registration("1-2-3"))).contains("before");
        assertThat(jobs.lines(id, "Output.txt"))
                .hasSize(2)
                .allMatch(line -> line.matches("[0-9]+-[0-9]+-[0-9]\tCreated"))
                .noneMatch(line -> line.startsWith("1-2-3\t"));
        assertThat(jobs.text(id, "Failed.txt")).isEmpty();
        hub.send("gcm").body("{}").exchange();
        assertThat(hub.reached()).containsExactlyInAnyOrder("before", "ann", "bob");
    }

    @Test
    void anUpdateNeedsOneThatIsThere() {
        hub.putRegistration("1-2-3", "Gcm", "<GcmRegistrationId>before</GcmRegistrationId>");
        String id = jobs.importing("Update", device("1-2-3", "ann"), device("4-5-6", "bob"), device("nobody"));

        assertThat(jobs.registered()).containsExactly("1-2-3");
        assertThat(element(hub.registration("1-2-3"), "GcmRegistrationId")).isEqualTo("ann");
        assertThat(element(hub.registration("1-2-3"), "ETag")).isEqualTo("2");
        assertThat(jobs.lines(id, "Output.txt")).containsExactly("1-2-3\tUpdated");
        assertThat(jobs.lines(id, "Failed.txt"))
                .containsExactly(
                        device("4-5-6", "bob") + "\tThere is no registration with this id",
                        device("nobody")
                                + "\tThe supplied registration payload is invalid: RegistrationId is missing or"
                                + " malformed");
    }

    @Test
    void anUpsertStoresEitherWay() {
        hub.putRegistration("1-2-3", "Gcm", "<GcmRegistrationId>before</GcmRegistrationId>");
        String id = jobs.importing("Upsert", device("1-2-3", "ann"), device("4-5-6", "bob"));

        assertThat(jobs.registered()).containsExactly("1-2-3", "4-5-6");
        assertThat(element(hub.registration("1-2-3"), "GcmRegistrationId")).isEqualTo("ann");
        assertThat(jobs.lines(id, "Output.txt")).containsExactly("1-2-3\tUpdated", "4-5-6\tCreated");
    }

    @Test
    void aDeleteNeedsIdsOnly() {
        hub.putRegistration("1-2-3", "Gcm", "<GcmRegistrationId>ann</GcmRegistrationId>");
        hub.putRegistration("4-5-6", "Gcm", "<GcmRegistrationId>bob</GcmRegistrationId>");
        hub.putRegistration("7-8-9", "Gcm", "<GcmRegistrationId>eve</GcmRegistrationId>");
        String id = jobs.importing(
                "Delete",
                "<WindowsRegistrationDescription><RegistrationId>1-2-3</RegistrationId></WindowsRegistrationDescription>",
                device("7-8-9", "eve"),
                device("7-8-9", "eve"));

        assertThat(jobs.registered()).containsExactly("4-5-6");
        assertThat(jobs.lines(id, "Output.txt")).containsExactly("1-2-3\tDeleted", "7-8-9\tDeleted");
        assertThat(jobs.lines(id, "Failed.txt"))
                .containsExactly(device("7-8-9", "eve") + "\tThere is no registration with this id");
    }

    @Test
    void bothFormsMarksReturnsAndBlankLinesAreRead() {
        String id = jobs.importing(
                "Upsert",
                ("\uFEFF" + device("1-2-3", "ann") + "\r\n\r\n  \n<RegistrationDescription"
                                + " xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:type='GcmRegistrationDescription'>"
                                + "<RegistrationId>4-5-6</RegistrationId><GcmRegistrationId>bób"
                                + "</GcmRegistrationId></RegistrationDescription>\r\n")
                        .getBytes(UTF_8));

        assertThat(jobs.text(id, "Output.txt")).isEqualTo("1-2-3\tCreated\n4-5-6\tCreated\n");
        assertThat(jobs.text(id, "Failed.txt")).isEmpty();
        assertThat(element(hub.registration("4-5-6"), "GcmRegistrationId")).isEqualTo("bób");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<GcmRegistrationDescription><GcmRegistrationId>",
                "1-2-3",
                "<NokiaRegistrationDescription/>",
                "<AppleRegistrationDescription><DeviceToken>xyz</DeviceToken></AppleRegistrationDescription>",
                "<GcmTemplateRegistrationDescription><GcmRegistrationId>a</GcmRegistrationId><BodyTemplate>no JSON"
                        + "</BodyTemplate></GcmTemplateRegistrationDescription>",
            })
    void aBrokenLineIsKeptWithTheReasonAndTheOthersAreImported(String broken) {
        String id = jobs.importing("Create", device("ann"), broken, device("bob"));

        assertThat(jobs.registered()).hasSize(2);
        assertThat(jobs.lines(id, "Output.txt")).hasSize(2);
        assertThat(jobs.lines(id, "Failed.txt"))
                .singleElement()
                .asString()
                .startsWith(broken + "\tThe supplied registration payload is invalid: ");
    }

    @Test
    void aLineThatIsNotUtf8IsBroken() {
        String id = jobs.importing("Create", (device("é") + "\n" + device("ann")).getBytes(ISO_8859_1));

        assertThat(jobs.registered()).hasSize(1);
        assertThat(jobs.lines(id, "Failed.txt")).containsExactly(device("\uFFFD") + "\tthe line is not UTF-8");
    }

    @Test
    void aLineThatIsTooLongIsBroken() {
        String id = jobs.importing("Create", "x".repeat(ImportLines.LONGEST + 1), device("ann"));

        assertThat(jobs.registered()).hasSize(1);
        assertThat(jobs.lines(id, "Failed.txt"))
                .singleElement()
                .asString()
                .endsWith("x\tthe line has over 1048576 bytes");
    }

    @Test
    void theFirstReadImportsTheFirstHalf() {
        String line = device("ann");
        URI file = jobs.files.write(
                jobs.container,
                "in",
                String.join("\n", Collections.nCopies(4, line)).concat("\n").getBytes(UTF_8));
        String id = element(jobs.submitImport("Create", file, jobs.container), "JobId");
        assertThat(jobs.registered()).isEmpty();

        TransportResponse half = jobs.read(id);
        assertThat(element(half, "Progress")).isEqualTo("50");
        assertThat(element(half, "Status")).isEqualTo("Running");
        assertThat(jobs.registered()).hasSize(2);

        assertThat(element(jobs.read(id), "Status")).isEqualTo("Completed");
        assertThat(jobs.registered()).hasSize(4);
    }

    @Test
    void aJobWhoseFileBecomesShorterFails() {
        URI file =
                jobs.files.write(jobs.container, "in", (device("ann") + "\n" + device("bob") + "\n").getBytes(UTF_8));
        String id = element(jobs.submitImport("Create", file, jobs.container), "JobId");
        jobs.read(id);
        jobs.files.write(jobs.container, "in", new byte[1]);

        TransportResponse failed = jobs.read(id);
        assertThat(element(failed, "Status")).isEqualTo("Failed");
        assertThat(element(failed, "Progress")).isEqualTo("50");
        assertThat(element(failed, "Failure")).isEqualTo("A file could not be read or written: EOFException");
        assertThat(TestHub.text(jobs.read(id))).isEqualTo(TestHub.text(failed));
    }
}
