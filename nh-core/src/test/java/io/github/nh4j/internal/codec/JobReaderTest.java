package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.job.JobStatus;
import io.github.nh4j.job.JobType;
import io.github.nh4j.job.NotificationHubJob;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobReaderTest {
    private static final String ALICE = "<JobId>alice</JobId><Type>ImportCreateRegistrations</Type>"
            + "<ImportFileUri>https://acct/alice?sig=s3cret</ImportFileUri><Failure>alice</Failure>";

    private static String entry(String elements) {
        return "<entry xmlns='http://www.w3.org/2005/Atom'><id>https://ns.example/hub/jobs/7/7?api-version=2020-06</id>"
                + "<title type='text'>7</title><link rel='self' href='https://ns.example/hub/jobs/7/7'/>"
                + "<content type='application/xml'><NotificationHubJob xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
                + " xmlns='http://schemas.microsoft.com/netservices/2010/10/servicebus/connect'>" + elements
                + "</NotificationHubJob></content></entry>";
    }

    private static NotificationHubJob read(String elements) throws MalformedBodyException {
        return JobReader.entry(entry(elements).getBytes(UTF_8));
    }

    @Test
    void everythingIsRead() throws Exception {
        NotificationHubJob job = read("<JobId>7</JobId><Progress>99.99</Progress><Type>ImportUpsertRegistrations</Type>"
                + "<Status>Failed</Status><OutputContainerUri>https://acct/out?a=1&amp;sig=s3cret</OutputContainerUri>"
                + "<ImportFileUri>https://acct/in?sig=s3cret</ImportFileUri><InputProperties/><Failure>no such file</Failure>"
                + "<OutputProperties xmlns:d3p1='http://schemas.microsoft.com/2003/10/Serialization/Arrays'>"
                + "<d3p1:KeyValueOfstringstring><d3p1:Key>OutputFilePath</d3p1:Key><d3p1:Value>test//hub/7/Output.txt</d3p1:Value>"
                + "</d3p1:KeyValueOfstringstring><d3p1:KeyValueOfstringstring><d3p1:Key>FailedFilePath</d3p1:Key>"
                + "<d3p1:Value>test//hub/7/Failed.txt</d3p1:Value></d3p1:KeyValueOfstringstring></OutputProperties>"
                + "<CreatedAt>2018-11-07T00:18:37.1234567Z</CreatedAt><UpdatedAt>2018-11-07T00:19:00</UpdatedAt>");

        assertThat(job.id()).contains("7");
        assertThat(job.type()).isEqualTo(JobType.IMPORT_UPSERT_REGISTRATIONS);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.progress()).isEqualTo(99.99);
        assertThat(job.outputContainerUri()).contains(SasUri.of("https://acct/out?a=1&sig=s3cret"));
        assertThat(job.importFileUri()).contains(SasUri.of("https://acct/in?sig=s3cret"));
        assertThat(job.outputFilePath()).contains("test//hub/7/Output.txt");
        assertThat(job.failedFilePath()).contains("test//hub/7/Failed.txt");
        assertThat(job.failure()).contains("no such file");
        assertThat(job.createdAt()).contains(Instant.parse("2018-11-07T00:18:37.1234567Z"));
        assertThat(job.updatedAt()).contains(Instant.parse("2018-11-07T00:19:00Z"));
        assertThat(job.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<Status/><Progress></Progress>", "<Status i:nil='true'/><Progress i:nil='true'/>"})
    void aFreshJobShowsNeitherStatusNorProgress(String elements) throws Exception {
        NotificationHubJob job = read("<JobId>7</JobId><Type>ExportRegistrations</Type>" + elements);

        assertThat(job.status()).isEqualTo(JobStatus.STARTED);
        assertThat(job.progress()).isZero();
    }

    @Test
    void whatIsUnknownIsKeptOrSkippedInAnyOrder() throws Exception {
        NotificationHubJob job = read(
                "<Newer><JobId>8</JobId></Newer><Status>Paused</Status><OutputProperties><Pair>"
                        + "<Value>12</Value><Extra/><Key>Count</Key></Pair></OutputProperties><Type>ImportPatch</Type><JobId>7</JobId>");

        assertThat(job.id()).contains("7");
        assertThat(job.type().word()).isEqualTo("ImportPatch");
        assertThat(job.status().word()).isEqualTo("Paused");
        assertThat(job.outputProperties()).isEqualTo(Map.of("Count", "12"));
        assertThat(job.outputFilePath()).isEmpty();
    }

    @Test
    void addressesInCdataAreKept() throws Exception {
        NotificationHubJob job = read("<JobId>7</JobId><OutputContainerUri><![CDATA[https://acct/out?a=1&sig=x]]>"
                + "</OutputContainerUri><ImportFileUri><![CDATA[https://acct/in?b=2&sig=y]]></ImportFileUri>");

        assertThat(job.outputContainerUri()).contains(SasUri.of("https://acct/out?a=1&sig=x"));
        assertThat(job.importFileUri()).contains(SasUri.of("https://acct/in?b=2&sig=y"));
    }

    @Test
    void anyPrefixWillDo() throws Exception {
        NotificationHubJob job =
                JobReader.entry(("<a:entry xmlns:a='http://www.w3.org/2005/Atom' xmlns:s='urn:s'><a:content>"
                                + "<s:NotificationHubJob><s:JobId>7</s:JobId><s:Status>Running</s:Status></s:NotificationHubJob>"
                                + "</a:content></a:entry>")
                        .getBytes(UTF_8));

        assertThat(job.id()).contains("7");
        assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "50, 50",
        "' 12.5 ', 12.5",
        "100.0, 100",
        "99.99999999999999999999999999, 100",
        "-3, 0",
        "250, 100"
    })
    void progressIsADecimalFrom0To100(String text, double progress) throws Exception {
        assertThat(read("<JobId>7</JobId><Progress>" + text + "</Progress>").progress())
                .isEqualTo(progress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "NaN", "Infinity", "0x1p3", "1e3", "50%", "5,5", "1d", "."})
    void aProgressThatIsNoNumberIsSaidToBeThat(String text) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read("<JobId>7</JobId><Progress>" + text + "</Progress>"))
                .withMessage("Progress is not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreatedAt", "UpdatedAt"})
    void aTimeThatIsNoneIsSaidToBeThat(String name) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read("<JobId>7</JobId><" + name + ">s3cret</" + name + ">"))
                .withMessage(name + " is not a time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<entry/>",
                "<entry><content/></entry>",
                "<feed/>",
                "<html/>",
                "",
                "<x:entry xmlns:x='urn:x'><x:content><x:Other><x:JobId>7</x:JobId></x:Other></x:content></x:entry>",
                "<entry><content><NotificationHubJob><Type>ExportRegistrations</Type></NotificationHubJob></content></entry>",
                "<entry><content><NotificationHubJob><JobId>7</JobId><Progress>x</Progress></NotificationHubJob></content></entry>",
                "<entry><content><NotificationHubJob><JobId>7"
            })
    void aJobIsNeverReadOutOfTheAnswerBeforeAndNeverLost(String between) throws Exception {
        assertThat(read(ALICE).id()).contains("alice");

        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> JobReader.entry(between.getBytes(UTF_8)));
        NotificationHubJob bob = read("<JobId>bob</JobId>");

        assertThat(bob.id()).contains("bob");
        assertThat(bob.type().word()).isEmpty();
        assertThat(bob.importFileUri()).isEmpty();
        assertThat(bob.failure()).isEmpty();
    }

    @Test
    void aListingHasItsJobsInTheirOrderAndMayBeEmpty() throws Exception {
        byte[] two = ("<feed><title>Jobs</title>" + entry(ALICE) + entry("<Status>Completed</Status>") + "</feed>")
                .getBytes(UTF_8);

        assertThat(JobReader.feed(two))
                .extracting(job -> job.id().orElse("none"))
                .containsExactly("alice", "none");
        assertThat(JobReader.feed("<feed/>".getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<feed><entry/></feed>", "<feed><entry><content><a/></content></entry></feed>", "<entry/>", ""})
    void whatIsNoListingIsSaidToBeThat(String body) {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> JobReader.feed(body.getBytes(UTF_8)));
    }

    @Test
    void whatTheHubSaysCannotForgeALineOfALog() throws Exception {
        NotificationHubJob job = read("<JobId>7&#10;x\u202e</JobId><Type>E&#13;</Type><Status>R&#10;S</Status>"
                + "<Failure>a&#10;b</Failure>");

        assertThat(job.id()).contains("7 x");
        assertThat(job.failure()).contains("a b");
        assertThat(job).hasToString("7 x E R S 0.0 %");
    }
}
