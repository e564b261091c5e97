package io.github.nh4j.emulator;

import io.github.nh4j.job.JobType;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants a job to do.
 *
 * @param container where to write
 * @param importFile what to read; null for an export
 */
record JobRequest(JobType type, URI container, @Nullable URI importFile) {
    /** Says whether it needs the folders of this machine. */
    boolean isOfThisMachine() {
        return JobFiles.isOfThisMachine(container) || (importFile != null && JobFiles.isOfThisMachine(importFile));
    }
}
