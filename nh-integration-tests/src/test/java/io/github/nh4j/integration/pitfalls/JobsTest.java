package io.github.nh4j.integration.pitfalls;

import static io.github.nh4j.integration.pitfalls.CannedHub.answering;
import static io.github.nh4j.integration.pitfalls.CannedHub.description;
import static io.github.nh4j.integration.pitfalls.CannedHub.entry;
import static io.github.nh4j.integration.pitfalls.CannedHub.feed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.RegistrationFile;
import io.github.nh4j.auth.SasUri;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.job.JobStatus;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.transport.TransportRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports and exports in bulk. */
class JobsTest {
    private static final SasUri CONTAINER = SasUri.of("https://acct.example/c?sp=rwl&sig=c2VjcmV0");

    private static String job(String id, String elements) {
        return entry(description("NotificationHubJob", "<JobId>" + id + "</JobId>" + elements));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Gateway</body></html>",
                "<entry xmlns=\"http://www.w3.org/2005/Atom\"/>",
                "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\"/></entry>"
            })
    void anAnswerWithNothingInItIsAnErrorAndNeverTheJobBefore(String nothing) {
        try (var client = answering(200, job("1", "")).then(200, nothing).client()) {
            assertThat(client.jobs().get("1").id()).contains("1");

            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.jobs().get("2"));
        }
    }

    @Test
    void aListingWithNothingInItIsEmptyAndNeverTheOneBefore() {
        try (var client = answering(200, feed(job("1", ""))).then(200, feed()).client()) {
            assertThat(client.jobs().list()).hasSize(1);

            assertThat(client.jobs().list()).isEmpty();
        }
    }

    @Test
    void afterABrokenAnswerTheNextOneIsReadAsItIs() {
        CannedHub hub = answering(200, job("1", "<CreatedAt>tomorrow</CreatedAt>"))
                .then(200, job("2", "<Progress>half</Progress>"))
                .then(200, job("3", "<Status>Completed</Status>"));
        try (var client = hub.client()) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.jobs().get("1"));
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.jobs().get("2"));

            NotificationHubJob third = client.jobs().get("3");
            assertThat(third.id()).contains("3");
            assertThat(third.createdAt()).isEmpty();
        }
    }

    @Test
    void anAddressInASectionIsUnwrappedAndNotErased() {
        String job = job("1", "<OutputContainerUri><![CDATA[" + CONTAINER.value() + "]]></OutputContainerUri>");
        try (var client = answering(200, job).client()) {
            assertThat(client.jobs().get("1").outputContainerUri()).contains(CONTAINER);
        }
    }

    @Test
    void anAddressIsSentWithItsAmpersandsEscaped() {
        CannedHub hub = answering(201, job("1", ""));
        try (var client = hub.client()) {
            var unused = client.jobs().submit(NotificationHubJob.exportRegistrations(CONTAINER));
        }
        assertThat(hub.lastBody()).contains("<OutputContainerUri>https://acct.example/c?sp=rwl&amp;sig=c2VjcmV0</");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Paused", "StatusOfTheFuture"})
    void anyStatusOfAJobIsKeptAndIsNotTheEnd(String status) {
        CannedHub hub = answering(200, job("1", "<Status>" + status + "</Status>"));
        try (var client = hub.client()) {
            assertThat(client.jobs().get("1").status().word()).isEqualTo(status);
            assertThat(client.jobs().await("1", Duration.ofMillis(1)).status().isFinal())
                    .isFalse();
        }
    }

    @Test
    void aMissingStatusIsTheFirstOneAndNotNull() {
        try (var client = answering(200, job("1", "")).client()) {
            assertThat(client.jobs().get("1").status()).isEqualTo(JobStatus.STARTED);
            assertThat(client.jobs().get("1").progress()).isZero();
        }
    }

    @Test
    void theAddressWithTheIdTwiceIsNotFollowed() {
        CannedHub hub = answering(
                        200, job("1", ""), "Content-Location", "https://contoso.servicebus.windows.net/news/jobs/1/1")
                .then(200, job("1", "<Status>Completed</Status>"));
        try (var client = hub.client()) {
            String id = client.jobs().get("1").id().orElseThrow();

            assertThat(client.jobs().await(id, Duration.ofHours(1)).status()).isEqualTo(JobStatus.COMPLETED);
        }
        assertThat(hub.requests())
                .extracting(TransportRequest::uri)
                .extracting(URI::getPath)
                .containsExactly("/news/jobs/1", "/news/jobs/1");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aJobThatMayHaveBegunIsNotSubmittedAgainByItself(int status) {
        CannedHub hub = answering(status, "").then(201, job("1", ""));
        try (var client = hub.usualClient()) {
            assertThatExceptionOfType(NotificationHubException.class)
                    .isThrownBy(() -> client.jobs().submit(NotificationHubJob.exportRegistrations(CONTAINER)));
        }
        assertThat(hub.requests()).hasSize(1);
    }

    @Test
    void aTemplateWithBreaksOfLinesIsOneLineOfAFileAndComesBack() throws IOException {
        TemplateRegistration template = TemplateRegistration.builder(
                        InstallationPlatform.FCM_V1, "handle", "{\r\n\"message\":\n{\"data\":{\"m\":\"$(m)]]>\"}}}")
                .build();
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        assertThat(RegistrationFile.write(Stream.of(template), file)).isEqualTo(1);

        assertThat(file.toString(UTF_8).lines()).hasSize(1);
        assertThat(RegistrationFile.read(new ByteArrayInputStream(file.toByteArray())))
                .containsExactly(template);
    }
}
