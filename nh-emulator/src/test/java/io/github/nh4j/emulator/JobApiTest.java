package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static io.github.nh4j.emulator.TestHub.element;
import static io.github.nh4j.emulator.TestHub.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How jobs are submitted, read and listed. */
class JobApiTest {
    private static final String ENTRY = "application/atom+xml; type=entry; charset=utf-8";
    private static final URI NOWHERE = URI.create("https://account.example/c?a=b&sig=c");

    private final TestHub hub = new TestHub();
    private final TestJobs jobs = new TestJobs(hub);

    @Test
    void whatIsSubmittedIsAnsweredAsTheServiceWritesIt() {
        TransportResponse response =
                jobs.submitImport("Create", URI.create("https://account.example/c/in.txt?a=b&sig=d"), NOWHERE);

        assertThat(response.status()).isEqualTo(201);
        assertThat(header(response, "Content-Type")).isEqualTo(ENTRY);
        String id = element(response, "JobId");
        assertThat(id).matches("25[0-9]{17}[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        String address = "http://localhost:5380/news/jobs/" + id + "?api-version=2020-06";
        assertThat(header(response, "Location")).isEqualTo(address);
        assertThat(TestHub.text(response))
                .isEqualTo("<entry xmlns=\"http://www.w3.org/2005/Atom\"><id>" + address
                        + "</id><title type=\"text\">" + id + "</title><published>2026-02-24T10:26:42Z</published>"
                        + "<updated>2026-02-24T10:26:42Z</updated><link rel=\"self\" href=\"" + address
                        + "\"/><content type=\"application/xml\"><NotificationHubJob"
                        + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                        + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><JobId>" + id
                        + "</JobId><Type>ImportCreateRegistrations</Type><OutputContainerUri>"
                        + "https://account.example/c?a=b&amp;sig=c</OutputContainerUri><ImportFileUri>"
                        + "https://account.example/c/in.txt?a=b&amp;sig=d</ImportFileUri>"
                        + "<CreatedAt>2026-02-24T10:26:42Z</CreatedAt><UpdatedAt>2026-02-24T10:26:42Z</UpdatedAt>"
                        + "</NotificationHubJob></content></entry>");
    }

    @Test
    void theAddressOfOneThatIsReadHasTheIdTwice() {
        String id = element(jobs.submitExport(jobs.container), "JobId");
        TransportResponse read = jobs.read(id);

        String doubled = "http://localhost:5380/news/jobs/" + id + "/" + id + "?api-version=2020-06";
        assertThat(header(read, "Content-Location")).isEqualTo(doubled);
        assertThat(header(read, "Content-Type")).isEqualTo(ENTRY);
        assertThat(TestHub.text(read))
                .contains("<id>" + doubled + "</id>", "<link rel=\"self\" href=\"" + doubled + "\"/>");
    }

    @Test
    void oneThatIsDoneHasAllElementsInTheirOrder() {
        TransportResponse done = jobs.done(
                jobs.submitImport("Create", jobs.files.write(jobs.container, "in", new byte[0]), jobs.container));
        String id = element(done, "JobId");

        assertThat(TestHub.text(done))
                .containsSubsequence(
                        "<JobId>",
                        "<Progress>100</Progress>",
                        "<Type>",
                        "<Status>Completed</Status>",
                        "<OutputContainerUri>",
                        "<ImportFileUri>",
                        "<OutputProperties xmlns:d3p1=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\">",
                        "<d3p1:KeyValueOfstringstring><d3p1:Key>OutputFilePath</d3p1:Key><d3p1:Value>devices//news/",
                        id + "/Output.txt</d3p1:Value></d3p1:KeyValueOfstringstring>",
                        "<d3p1:KeyValueOfstringstring><d3p1:Key>FailedFilePath</d3p1:Key><d3p1:Value>devices//news/",
                        id + "/Failed.txt</d3p1:Value></d3p1:KeyValueOfstringstring></OutputProperties>",
                        "<CreatedAt>",
                        "<UpdatedAt>");
    }

    @Test
    void theFirstReadDoesHalfAndTheSecondTheRestAndNoneAfterThatAnything() {
        for (int i = 1; i <= 3; i++) {
            hub.putRegistration(i + "-2-3", "Gcm", "<GcmRegistrationId>a</GcmRegistrationId>");
        }
        TransportResponse submitted = jobs.submitExport(jobs.container);
        assertThat(TestHub.text(submitted)).doesNotContain("<Status>", "<Progress>", "<OutputProperties");
        String id = element(submitted, "JobId");

        TransportResponse first = jobs.read(id);
        assertThat(element(first, "Status")).isEqualTo("Running");
        assertThat(element(first, "Progress")).isEqualTo("33.33");
        assertThat(jobs.lines(id, "Output.txt")).hasSize(1);

        TransportResponse second = jobs.read(id);
        assertThat(element(second, "Status")).isEqualTo("Completed");
        assertThat(jobs.lines(id, "Output.txt")).hasSize(3);

        assertThat(TestHub.text(jobs.read(id))).isEqualTo(TestHub.text(second));
        assertThat(jobs.lines(id, "Output.txt")).hasSize(3);
    }

    @Test
    void whenTheClockIsMovedAllJobsOfAllHubsAreDone() {
        TransportResponse one = jobs.submitExport(jobs.container);
        hub.namespace("PUT", "other")
                .body("<entry><content><NotificationHubDescription"
                        + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\"/></content>"
                        + "</entry>")
                .exchange();
        TransportResponse other = hub.namespace("POST", "other/jobs")
                .body(TestJobs.XML.formatted(TestJobs.JOB.formatted(
                        "<Type>ExportRegistrations</Type>" + TestJobs.uri("OutputContainerUri", jobs.container))))
                .exchange();
        hub.emulator.advance(Duration.ofSeconds(1));

        TransportResponse read = jobs.read(element(one, "JobId"));
        assertThat(element(read, "Status")).isEqualTo("Completed");
        assertThat(element(read, "CreatedAt")).isEqualTo("2026-02-24T10:26:42Z");
        assertThat(element(read, "UpdatedAt")).isEqualTo("2026-02-24T10:26:43Z");
        TransportResponse ofOther =
                hub.namespace("GET", "other/jobs/" + element(other, "JobId")).exchange();
        assertThat(element(ofOther, "Status")).isEqualTo("Completed");
        assertThat(jobs.read(element(other, "JobId")).status()).isEqualTo(404);
    }

    @Test
    void jobsAreListedTheNewestFirstAndDoNothingThereby() {
        String first = element(jobs.submitExport(jobs.container), "JobId");
        String second = element(jobs.submitExport(jobs.container), "JobId");
        TransportResponse feed = hub.call("GET", "news/jobs").exchange();
        TransportResponse again = hub.call("GET", "news/jobs").exchange();

        assertThat(header(feed, "Content-Type")).isEqualTo("application/atom+xml; type=feed; charset=utf-8");
        assertThat(TestHub.text(feed))
                .startsWith("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\">Jobs</title>")
                .contains("<entry><id>http://localhost:5380/news/jobs/" + second + "</id>");
        assertThat(Pattern.compile("<JobId>(.*?)</JobId>")
                        .matcher(TestHub.text(feed))
                        .results()
                        .map((MatchResult id) -> id.group(1)))
                .containsExactly(second, first);
        assertThat(TestHub.text(again)).isEqualTo(TestHub.text(feed)).doesNotContain("<Status>");
    }

    @Test
    void aHubWithoutJobsHasAnEmptyFeed() {
        assertThat(TestHub.text(hub.call("GET", "news/jobs").exchange()))
                .contains("<feed ", "</feed>")
                .doesNotContain("<entry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Type>ExportRegistrations</Type>",
                "<OutputContainerUri>file:/tmp</OutputContainerUri>",
                "<Type>ExportAll</Type><OutputContainerUri>file:/tmp</OutputContainerUri>",
                "<Type>ExportRegistrations</Type><OutputContainerUri>no address</OutputContainerUri>",
                "<Type>ExportRegistrations</Type><OutputContainerUri>tmp</OutputContainerUri>",
                "<Type>ImportCreateRegistrations</Type><OutputContainerUri>file:/tmp</OutputContainerUri>",
                "<OutputContainerUri>file:/tmp</OutputContainerUri><Type>ExportRegistrations</Type>",
                "<broken"
            })
    void aJobThatMakesNoSenseIsRefused(String elements) {
        assertRefused(jobs.submit(elements), 400, "The supplied notificationhub job payload is invalid.");
    }

    @Test
    void aBodyWithoutAJobIsRefused() {
        for (String body : new String[] {"", "{}", "<entry/>", "<!DOCTYPE a><entry/>"}) {
            assertRefused(hub.call("POST", "news/jobs").body(body).exchange(), 400, "The supplied notificationhub job");
        }
    }

    /** The clients of the service write addresses in both ways. */
    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/c?a=b&amp;c", "<![CDATA[https://a.example/c?a=b&c]]>"})
    void anAddressMayBeEscapedOrInASection(String address) {
        assertThat(element(
                        jobs.submit("<JobId i:nil='true' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'/>"
                                + "<Type> ExportRegistrations\n</Type><OutputContainerUri>" + address
                                + "</OutputContainerUri><ImportFileUri/>"),
                        "OutputContainerUri"))
                .isEqualTo("https://a.example/c?a=b&amp;c");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, news/jobs/1, 404",
        "GET, news/jobs/1/1, 404",
        "POST, news/jobs/1, 405",
        "DELETE, news/jobs/1, 405",
        "DELETE, news/jobs, 405",
    })
    void whatThereIsNotIsRefused(String method, String path, int status) {
        assertThat(hub.call(method, path).exchange().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"GET, news/jobs", "POST, news/jobs", "GET, news/jobs/1"})
    void onlyWhoMayManageIsServed(String method, String path) {
        assertThat(hub.listenOnly(method, path).exchange().status()).isEqualTo(403);
        assertThat(hub.anonymous(method, path).exchange().status()).isEqualTo(401);
    }

    @Test
    void aResetForgetsThem() {
        String id = element(jobs.submitExport(jobs.container), "JobId");
        hub.emulator.reset();
        assertThat(jobs.read(id).status()).isEqualTo(404);
    }

    @Test
    void thePathOfAHubWithASlashIsKept() {
        TestHub nested = new TestHub("a/b");
        TransportResponse submitted = nested.call("POST", "a/b/jobs")
                .body(TestJobs.XML.formatted(TestJobs.JOB.formatted(
                        "<Type>ExportRegistrations</Type>" + TestJobs.uri("OutputContainerUri", jobs.container))))
                .exchange();
        nested.emulator.advance(Duration.ZERO);
        assertThat(nested.emulator.files().list(jobs.container))
                .extracting(URI::getPath)
                .containsExactly(
                        "/_emulator/blobs/devices/a/b/" + element(submitted, "JobId") + "/Failed.txt",
                        "/_emulator/blobs/devices/a/b/" + element(submitted, "JobId") + "/Output.txt");
    }
}
