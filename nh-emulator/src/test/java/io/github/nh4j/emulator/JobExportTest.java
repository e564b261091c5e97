package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.TestHub.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export writes. */
class JobExportTest {
    private static final String XML = " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">";

    @ParameterizedTest
    @EnumSource
    void eachRegistrationIsALineInTheOrderOfTheIds(ServerGeneration generation) {
        TestJobs jobs = new TestJobs(new TestHub("news", generation));
        jobs.hub.putRegistration(
                "2-2-3",
                "GcmTemplate",
                "<GcmRegistrationId>bob</GcmRegistrationId><BodyTemplate><![CDATA[{\n\"a\":\"<\"}]]></BodyTemplate>");
        jobs.hub.putRegistration("1-2-3", "Apple", "<Tags>a,b</Tags><DeviceToken>aa</DeviceToken>");
        TransportResponse done = jobs.done(jobs.submitExport(jobs.container));

        String head = "<ETag>1</ETag><ExpirationTime>" + generation.never() + "Z</ExpirationTime><RegistrationId>";
        assertThat(jobs.text(element(done, "JobId"), "Output.txt"))
                .isEqualTo("<AppleRegistrationDescription" + XML + head + "1-2-3</RegistrationId><Tags>a,b</Tags>"
                        + "<DeviceToken>AA</DeviceToken></AppleRegistrationDescription>\n"
                        + "<GcmTemplateRegistrationDescription" + XML + head + "2-2-3</RegistrationId>"
                        + "<GcmRegistrationId>bob</GcmRegistrationId><BodyTemplate>{&#10;\"a\":\"&lt;\"}</BodyTemplate>"
                        + "<TemplateName i:nil=\"true\"/></GcmTemplateRegistrationDescription>\n");
        assertThat(jobs.text(element(done, "JobId"), "Failed.txt")).isEmpty();
    }

    /** Portions have a thousand. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1_999, 2_000, 2_001})
    void howeverManyTheyAreEachIsThereOnce(int count) {
        TestJobs jobs = new TestJobs(new TestHub());
        for (int i = 1; i <= count; i++) {
            jobs.hub.putRegistration(i + "-2-3", "Gcm", "<GcmRegistrationId>h" + i + "</GcmRegistrationId>");
        }
        TransportResponse done = jobs.done(jobs.submitExport(jobs.container));

        List<String> lines = jobs.lines(element(done, "JobId"), "Output.txt");
        assertThat(lines).hasSize(count).doesNotHaveDuplicates();
        if (count > 0) {
            assertThat(lines.get(count - 1)).contains("<RegistrationId>" + count + "-2-3</RegistrationId>");
        }
    }

    @Test
    void theRegistrationsOfInstallationsAreAmongThem() {
        TestJobs jobs = new TestJobs(new TestHub());
        jobs.hub.device("ann", "gcm", "red");
        TransportResponse done = jobs.done(jobs.submitExport(jobs.container));

        assertThat(jobs.lines(element(done, "JobId"), "Output.txt"))
                .singleElement()
                .asString()
                .contains("$InstallationId:{ann}", "<GcmRegistrationId>ANN</GcmRegistrationId>");
    }
}
