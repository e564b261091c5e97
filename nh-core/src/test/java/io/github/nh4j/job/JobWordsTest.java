package io.github.nh4j.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobWordsTest {
    @Test
    void aWordThatIsUnknownIsKept() {
        assertThat(JobType.of("ImportPatchRegistrations").word()).isEqualTo("ImportPatchRegistrations");
        assertThat(JobType.of("ImportPatchRegistrations")).hasToString("ImportPatchRegistrations");
        assertThat(JobStatus.of("Paused").word()).isEqualTo("Paused");
        assertThat(JobStatus.of("Paused")).hasToString("Paused");
    }

    @Test
    void twoAreEqualWhateverTheCaseOfTheirWords() {
        assertThat(JobType.of("exportREGISTRATIONS"))
                .isEqualTo(JobType.EXPORT_REGISTRATIONS)
                .hasSameHashCodeAs(JobType.EXPORT_REGISTRATIONS)
                .isNotEqualTo(JobType.IMPORT_CREATE_REGISTRATIONS)
                .isNotEqualTo("ExportRegistrations");
        assertThat(JobStatus.of("RUNNING"))
                .isEqualTo(JobStatus.RUNNING)
                .hasSameHashCodeAs(JobStatus.RUNNING)
                .isNotEqualTo(JobStatus.STARTED)
                .isNotEqualTo("Running");
    }

    @Test
    void theHubIsDoneWithAJobThatIsCompletedOrHasFailed() {
        assertThat(JobStatus.COMPLETED.isFinal()).isTrue();
        assertThat(JobStatus.of("failed").isFinal()).isTrue();
        assertThat(JobStatus.STARTED.isFinal()).isFalse();
        assertThat(JobStatus.RUNNING.isFinal()).isFalse();
        assertThat(JobStatus.of("Paused").isFinal()).isFalse();
    }
}
