package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.error.BadRequestException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.job.JobStatus;
import io.github.nh4j.job.JobType;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client asks about jobs, through both clients, and what it makes of the answers. */
class NotificationHubJobsTest {
    private static final String ID = "2518085877924241193a972e50a-f767-43f5-9389-22c9956daafa";
    private static final SasUri OUT =
            SasUri.of("https://acct.blob.core.windows.net/out?sv=2024-11-04&sp=rwl&sig=c2lnbmF0dXJl%3D");
    private static final SasUri IN = SasUri.of("https://acct.blob.core.windows.net/in/a.txt?sp=r&sig=aW5wdXQ%3D");
    private static final NotificationHubJob EXPORT = NotificationHubJob.exportRegistrations(OUT);
    private static final String ENTRY = "<entry xmlns='http://www.w3.org/2005/Atom'><id>https://contoso/myhub/jobs/"
            + ID
            + "/" + ID + "</id><content><NotificationHubJob><JobId>" + ID + "</JobId><Type>ExportRegistrations</Type>"
            + "<OutputContainerUri>https://acct/out?sig=s3cret</OutputContainerUri></NotificationHubJob></content></entry>";

    private static ScriptedTransport answering(int status, String body) {
        Headers headers = Headers.of(
                "Content-Type",
                "application/atom+xml; type=entry; charset=utf-8",
                "Content-Location",
                "https://contoso/myhub/jobs/" + ID + "/" + ID + "?api-version=2020-06");
        return new ScriptedTransport(
                (request, cancellation) -> TransportResponse.of(status, headers, body.getBytes(UTF_8)));
    }

    private static NotificationHubJobs hub(int status, String body) {
        return Contoso.client(answering(status, body)).jobs();
    }

    static Stream<Arguments> jobs() {
        return Stream.of(
                Arguments.of("export", EXPORT),
                Arguments.of("import-create", NotificationHubJob.importCreateRegistrations(IN, OUT)),
                Arguments.of("import-update", NotificationHubJob.importUpdateRegistrations(IN, OUT)),
                Arguments.of("import-upsert", NotificationHubJob.importUpsertRegistrations(IN, OUT)),
                Arguments.of("import-delete", NotificationHubJob.importDeleteRegistrations(IN, OUT)),
                Arguments.of(
                        "import-files",
                        NotificationHubJob.importCreateRegistrations(
                                SasUri.of("file:///tmp/in%20put.txt"), SasUri.of("file:///tmp/out/"))));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void aJobIsSubmittedInTheOrderOfTheReference(String golden, NotificationHubJob job) {
        ScriptedTransport transport = answering(201, ENTRY);

        var unused = Contoso.fixedSettings(transport).build().jobs().submit(job);

        assertSent(transport, golden);
    }

    @Test
    void readsAreThoseOfTheReference() {
        ScriptedTransport transport = answering(200, ENTRY);
        var unused = Contoso.fixedSettings(transport).build().jobs().get(ID);
        assertSent(transport, "get");

        transport = answering(200, "<feed/>");
        assertThat(Contoso.fixedSettings(transport).build().jobs().list()).isEmpty();
        assertSent(transport, "list");
    }

    private static void assertSent(ScriptedTransport transport, String golden) {
        assertThat(Contoso.wire(transport.onlyRequest())).isEqualTo(Golden.read("job/" + golden + ".http"));
    }

    @Test
    void theJobComesBackAsTheHubHasIt() {
        NotificationHubJob job = hub(201, ENTRY).submit(EXPORT);

        assertThat(job.id()).contains(ID);
        assertThat(job.type()).isEqualTo(JobType.EXPORT_REGISTRATIONS);
        assertThat(job.status()).isEqualTo(JobStatus.STARTED);
        assertThat(hub(200, "<feed>" + ENTRY + ENTRY + "</feed>").list())
                .extracting(one -> one.id().orElseThrow())
                .containsExactly(ID, ID);
    }

    /** The service names a job it is asked for by an address with the id twice. */
    @Test
    void theAddressesInAnAnswerAreNotFollowed() {
        ScriptedTransport transport = answering(200, ENTRY);
        NotificationHubJobs hub = Contoso.client(transport).jobs();

        NotificationHubJob first = hub.get(ID);
        NotificationHubJob second = hub.get(first.id().orElseThrow());

        assertThat(second.id()).contains(ID);
        assertThat(transport.requests())
                .hasSize(2)
                .extracting(request -> request.uri().getRawPath())
                .containsOnly("/myhub/jobs/" + ID);
    }

    @Test
    void theAsynchronousClientSendsTheSame() {
        ScriptedTransport transport = answering(200, ENTRY);
        NotificationHubClient client = Contoso.fixedSettings(AsyncTransport.offload(transport, Runnable::run))
                .build();
        AsyncNotificationHubJobs async = client.async().jobs();

        assertSame(transport, () -> client.jobs().submit(EXPORT), async.submit(EXPORT));
        assertSame(transport, () -> client.jobs().get(ID), async.get(ID));
        assertSame(transport, () -> client.jobs().list(), async.list());
    }

    private static void assertSame(ScriptedTransport transport, ThrowingCallable call, CompletableFuture<?> future) {
        Throwable failure = catchThrowable(call);
        Throwable failureOfTheFuture = catchThrowable(future::join);
        assertThat(failureOfTheFuture == null).isEqualTo(failure == null);
        assertThat(transport.requests()).hasSize(2);
        assertThat(Contoso.wire(transport.requests().get(0)))
                .isEqualTo(Contoso.wire(transport.requests().get(1)));
        transport.requests().clear();
    }

    @ParameterizedTest
    @CsvSource({"id?x=1#f, id%3Fx%3D1%23f", "../registrations/1, ..%2Fregistrations%2F1", "a b, a%20b"})
    void anIdStaysOneSegmentOfThePathWhateverIsInIt(String id, String segment) {
        ScriptedTransport transport = answering(200, ENTRY);

        var unused = Contoso.client(transport).jobs().get(id);

        assertThat(transport.onlyRequest().uri().getRawPath()).isEqualTo("/myhub/jobs/" + segment);
        assertThat(transport.onlyRequest().uri().getRawQuery()).isEqualTo("api-version=2020-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void anIdThatWouldNameAnotherResourceIsRefusedBeforeAnythingIsSent(String id) {
        ScriptedTransport transport = answering(200, ENTRY);
        NotificationHubJobs hub = Contoso.client(transport).jobs();

        assertThatIllegalArgumentException().isThrownBy(() -> hub.get(id)).withMessageContaining("the job's id");
        assertThatIllegalArgumentException().isThrownBy(() -> hub.await(id, Duration.ofHours(1)));
        assertThat(transport.requests()).isEmpty();
    }

    static Stream<Arguments> wrongJobs() {
        NotificationHubJob.Builder nothing = NotificationHubJob.builder(JobType.IMPORT_DELETE_REGISTRATIONS);
        return Stream.of(
                Arguments.of(
                        NotificationHubJob.builder(JobType.EXPORT_REGISTRATIONS)
                                .outputContainerUri(OUT)
                                .id("7")
                                .build(),
                        "has an id already"),
                Arguments.of(nothing.build(), "no container for its output"),
                Arguments.of(nothing.outputContainerUri(OUT).build(), "no file to import"),
                Arguments.of(
                        NotificationHubJob.exportRegistrations(SasUri.of("out?sig=s3cret")), "the output container"),
                Arguments.of(
                        NotificationHubJob.exportRegistrations(SasUri.of("https://acct/o ut?sig=s3cret")),
                        "the output container"),
                Arguments.of(
                        NotificationHubJob.exportRegistrations(SasUri.of("https://acct/\u0001?sig=s3cret")),
                        "the output container"),
                Arguments.of(
                        NotificationHubJob.importCreateRegistrations(SasUri.of("file:///caf\u00e9?sig=s3cret"), OUT),
                        "the import file"),
                Arguments.of(
                        NotificationHubJob.importCreateRegistrations(
                                SasUri.of("https://acct/" + "s3cret".repeat(2_000)), OUT),
                        "the import file"),
                Arguments.of(
                        NotificationHubJob.builder(JobType.of("<s3cret/>"))
                                .outputContainerUri(OUT)
                                .build(),
                        "the type"),
                Arguments.of(
                        NotificationHubJob.builder(JobType.of(""))
                                .outputContainerUri(OUT)
                                .build(),
                        "the type"));
    }

    @ParameterizedTest
    @MethodSource("wrongJobs")
    void aJobThatTheHubWouldNotTakeIsRefusedBeforeAnythingIsSent(NotificationHubJob job, String message) {
        ScriptedTransport transport = answering(201, ENTRY);
        NotificationHubClient client = Contoso.client(AsyncTransport.offload(transport, Runnable::run));

        IllegalArgumentException e = catchThrowableOfType(
                IllegalArgumentException.class, () -> client.jobs().submit(job));

        assertThat(e).hasMessageContaining(message).hasMessageNotContaining("s3cret");
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> client.async().jobs().submit(job).join())
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void aTypeOfTomorrowCanBeSubmitted() {
        NotificationHubJob job = NotificationHubJob.builder(JobType.of("ExportInstallations"))
                .outputContainerUri(OUT)
                .build();
        ScriptedTransport transport = answering(201, ENTRY);

        var unused = Contoso.client(transport).jobs().submit(job);

        assertThat(Contoso.wire(transport.onlyRequest())).contains("<Type>ExportInstallations</Type>");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503, 504})
    void aJobIsNeverSubmittedTwice(int status) {
        ScriptedTransport transport = answering(status, "");

        NotificationHubException e = catchThrowableOfType(
                NotificationHubException.class,
                () -> Contoso.client(transport).jobs().submit(EXPORT));

        assertThat(e).isNotNull();
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void afterAnAnswerThatCannotBeReadTheJobMayBeThere() {
        for (String body : new String[] {"", "<entry/>", ENTRY.replace(ID + "</JobId>", "</JobId>")}) {
            MalformedResponseException e = catchThrowableOfType(
                    MalformedResponseException.class, () -> hub(201, body).submit(EXPORT));

            assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        }
    }

    @Test
    void whatTheHubRefusesIsAnErrorOfItsOwn() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> hub(
                                400,
                                "<Error><Code>400</Code><Detail>The supplied notificationhub job payload is invalid."
                                        + "TrackingId:x</Detail></Error>")
                        .submit(EXPORT))
                .withMessageContaining("job payload is invalid");
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> hub(403, "").list());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> hub(404, "").get(ID))
                .withMessageContaining("jobs.get");
    }

    @Test
    void noTextShowsASignature() {
        List<String> dumped = new ArrayList<>();
        NotificationHubClient client = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                .transport(answering(201, ENTRY))
                .wireDump(WireDump.to(dumped::add).withBodies())
                .build();

        NotificationHubJob job = client.jobs().submit(NotificationHubJob.importCreateRegistrations(IN, OUT));

        assertThat(job.outputContainerUri().orElseThrow().value()).contains("s3cret");
        assertThat(job.toString() + job.outputContainerUri()).doesNotContain("s3cret");
        assertThat(dumped)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).doesNotContain("s3cret", "c2lnbmF0dXJl", "aW5wdXQ"));
    }
}
