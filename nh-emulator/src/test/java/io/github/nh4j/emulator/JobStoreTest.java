package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.job.JobType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which jobs a hub remembers. */
class JobStoreTest {
    private final IdSource ids = new IdSource(new Random(1));
    private final Hub state = new Hub(new EmulatorClock(() -> TestHub.START), ids);
    private final HostedHub hub = new HostedHub("news", List.of(), state, TestHub.START, TestHub.START);
    private final JobStore store = new JobStore();

    private Job job(int number) {
        JobFiles files = new JobFiles(state.files());
        JobRequest export =
                new JobRequest(JobType.EXPORT_REGISTRATIONS, state.files().container("c"), null);
        return new Job("job-" + number, export, files, ServerGeneration.NEW, TestHub.START);
    }

    private void fill() {
        for (int i = 0; i < JobStore.MOST; i++) {
            store.add(job(i));
        }
    }

    @Test
    void theOldestThatIsFinishedIsForgottenFirst() {
        fill();
        store.get("job-7").orElseThrow().finish(hub);
        store.get("job-9").orElseThrow().finish(hub);
        store.get("job-3").orElseThrow().goOn(hub);
        store.add(job(-1));

        assertThat(store.all()).hasSize(JobStore.MOST);
        assertThat(store.get("job-7")).isEmpty();
        assertThat(List.of("job-0", "job-3", "job-9", "job--1"))
                .allSatisfy(id -> assertThat(store.get(id)).isPresent());
    }

    @Test
    void ifNoneIsFinishedItIsTheOldest() {
        fill();
        store.add(job(-1));

        assertThat(store.all()).hasSize(JobStore.MOST);
        assertThat(store.get("job-0")).isEmpty();
        assertThat(store.get("job-1")).isPresent();
    }

    @Test
    void anIdOfALaterJobIsTheFirstByName() {
        assertThat(ids.jobId(TestHub.START.plusNanos(100))).isLessThan(ids.jobId(TestHub.START));
        assertThat(ids.jobId(Instant.parse("2020-07-02T18:03:27.5758806Z"))).startsWith("2518085877924241193");
    }

    @Test
    void anAddressOfTheFilesOfThisMachineIsSeen() {
        URI file = URI.create("FILE:/tmp/a");
        URI other = URI.create("https://a.example/file:");
        assertThat(new JobRequest(JobType.EXPORT_REGISTRATIONS, file, null).isOfThisMachine())
                .isTrue();
        assertThat(new JobRequest(JobType.IMPORT_CREATE_REGISTRATIONS, other, file).isOfThisMachine())
                .isTrue();
        assertThat(new JobRequest(JobType.IMPORT_CREATE_REGISTRATIONS, other, other).isOfThisMachine())
                .isFalse();
    }
}
