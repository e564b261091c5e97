package io.github.nh4j.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.auth.SasUri;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationHubJobTest {
    private static final SasUri CONTAINER = SasUri.of("https://acct/out?sig=s3cret");
    private static final SasUri FILE = SasUri.of("https://acct/in/a.txt?sig=s3cret");

    @Test
    void anExportHasAContainerAndNoFile() {
        NotificationHubJob job = NotificationHubJob.exportRegistrations(CONTAINER);

        assertThat(job.type()).isEqualTo(JobType.EXPORT_REGISTRATIONS);
        assertThat(job.outputContainerUri()).contains(CONTAINER);
        assertThat(job.importFileUri()).isEmpty();
    }

    @Test
    void theFourImportsHaveBoth() {
        assertThat(new NotificationHubJob[] {
                    NotificationHubJob.importCreateRegistrations(FILE, CONTAINER),
                    NotificationHubJob.importUpdateRegistrations(FILE, CONTAINER),
                    NotificationHubJob.importUpsertRegistrations(FILE, CONTAINER),
                    NotificationHubJob.importDeleteRegistrations(FILE, CONTAINER)
                })
                .allSatisfy(job -> {
                    assertThat(job.importFileUri()).contains(FILE);
                    assertThat(job.outputContainerUri()).contains(CONTAINER);
                })
                .extracting(job -> job.type().word())
                .containsExactly(
                        "ImportCreateRegistrations",
                        "ImportUpdateRegistrations",
                        "ImportUpsertRegistrations",
                        "ImportDeleteRegistrations");
    }

    @Test
    void aJobThatIsToBeSubmittedSaysNothingElse() {
        NotificationHubJob job = NotificationHubJob.builder(JobType.of("New")).build();

        assertThat(job.id()).isEmpty();
        assertThat(job.status()).isEqualTo(JobStatus.STARTED);
        assertThat(job.progress()).isZero();
        assertThat(job.outputContainerUri()).isEmpty();
        assertThat(job.outputFilePath()).isEmpty();
        assertThat(job.failedFilePath()).isEmpty();
        assertThat(job.outputProperties()).isEmpty();
        assertThat(job.failure()).isEmpty();
        assertThat(job.createdAt()).isEmpty();
        assertThat(job.updatedAt()).isEmpty();
        assertThat(job).hasToString("New Started 0.0 %");
    }

    @Test
    void whatABuilderGetsLaterDoesNotChangeTheJob() {
        NotificationHubJob.Builder builder = NotificationHubJob.builder(JobType.EXPORT_REGISTRATIONS)
                .id("1")
                .status(JobStatus.FAILED)
                .progress(99.5)
                .outputContainerUri(CONTAINER)
                .importFileUri(FILE)
                .failure("no right to sig=s3cret")
                .times(Instant.EPOCH, Instant.EPOCH.plusSeconds(1))
                .outputProperty("OutputFilePath", "s3cret/Output.txt");
        NotificationHubJob job = builder.build();

        var unused = builder.outputProperty("OutputFilePath", "other")
                .id("2")
                .progress(1)
                .status(JobStatus.RUNNING)
                .failure(null);

        assertThat(job.id()).contains("1");
        assertThat(job.outputFilePath()).contains("s3cret/Output.txt");
        assertThat(job.failure()).contains("no right to sig=s3cret");
        assertThat(job.createdAt()).contains(Instant.EPOCH);
        assertThat(job.updatedAt()).contains(Instant.EPOCH.plusSeconds(1));
        assertThat(job).hasToString("1 ExportRegistrations Failed 99.5 %");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> job.outputProperties().clear());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "99.99, 99.99", "100, 100", "100.01, 100", "Infinity, 100"})
    void progressIsFrom0To100(double given, double kept) {
        assertThat(NotificationHubJob.builder(JobType.EXPORT_REGISTRATIONS)
                        .progress(given)
                        .build()
                        .progress())
                .isEqualTo(kept);
    }

    @Test
    void progressIsANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        NotificationHubJob.builder(JobType.EXPORT_REGISTRATIONS).progress(Double.NaN));
    }
}
