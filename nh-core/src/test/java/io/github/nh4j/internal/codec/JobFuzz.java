package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.job.NotificationHubJob;
import java.util.ArrayList;
import java.util.List;

class JobFuzz {
    @FuzzTest
    void jobsAreReadOrSaidToBeMalformed(byte[] body) throws Exception {
        Bounds.check(() -> {
            List<NotificationHubJob> jobs = new ArrayList<>();
            try {
                jobs.addAll(JobReader.feed(body));
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            try {
                NotificationHubJob job = JobReader.entry(body);
                assertThat(job.id()).isPresent();
                jobs.add(job);
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            for (NotificationHubJob job : jobs) {
                assertThat(job.progress()).isFinite();
                job.outputProperties()
                        .forEach((key, value) -> assertThat(key + value).doesNotContain("\n", "\u0085", "\u202e"));
                assertThat(job.toString()).isNotEmpty();
            }
        });
    }
}
