package io.github.nh4j.job;

import io.github.nh4j.auth.SasUri;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job in which a hub imports or exports registrations in bulk: one that is to be submitted, or what the hub says of one.
 * That a job has failed is told by its status, and is no exception.
 *
 * <p>Its files lie in a storage account, or wherever the hub can read and write; {@code RegistrationFile} reads and writes
 * what is in them.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/export-modify-registrations-bulk">Registrations in
 *     bulk</a>
 */
public final class NotificationHubJob {
    private final @Nullable String id;
    private final JobType type;
    private final JobStatus status;
    private final double progress;
    private final @Nullable SasUri outputContainerUri;
    private final @Nullable SasUri importFileUri;
    private final Map<String, String> outputProperties;
    private final @Nullable String failure;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant updatedAt;

    private NotificationHubJob(Builder builder) {
        this.id = builder.id;
        this.type = builder.type;
        this.status = builder.status;
        this.progress = builder.progress;
        this.outputContainerUri = builder.outputContainerUri;
        this.importFileUri = builder.importFileUri;
        this.outputProperties = Collections.unmodifiableMap(new LinkedHashMap<>(builder.outputProperties));
        this.failure = builder.failure;
        this.createdAt = builder.createdAt;
        this.updatedAt = builder.updatedAt;
    }

    /**
     * A job that writes all registrations of the hub to a file.
     *
     * @param outputContainer where the hub may read, write and list
     * @return a job to be submitted
     */
    public static NotificationHubJob exportRegistrations(SasUri outputContainer) {
        return builder(JobType.EXPORT_REGISTRATIONS)
                .outputContainerUri(Objects.requireNonNull(outputContainer, "outputContainer"))
                .build();
    }

    /**
     * A job that stores registrations, each under a new id. To submit it again stores them all once more.
     *
     * @param importFile the registrations, which the hub may read
     * @param outputContainer where the hub may read, write and list
     * @return a job to be submitted
     */
    public static NotificationHubJob importCreateRegistrations(SasUri importFile, SasUri outputContainer) {
        return importing(JobType.IMPORT_CREATE_REGISTRATIONS, importFile, outputContainer);
    }

    /**
     * A job that stores registrations in place of those with their ids.
     *
     * @param importFile the registrations with their ids, which the hub may read
     * @param outputContainer where the hub may read, write and list
     * @return a job to be submitted
     */
    public static NotificationHubJob importUpdateRegistrations(SasUri importFile, SasUri outputContainer) {
        return importing(JobType.IMPORT_UPDATE_REGISTRATIONS, importFile, outputContainer);
    }

    /**
     * A job that stores registrations under their ids, whether there is one already or not.
     *
     * @param importFile the registrations with their ids, which the hub may read
     * @param outputContainer where the hub may read, write and list
     * @return a job to be submitted
     */
    public static NotificationHubJob importUpsertRegistrations(SasUri importFile, SasUri outputContainer) {
        return importing(JobType.IMPORT_UPSERT_REGISTRATIONS, importFile, outputContainer);
    }

    /**
     * A job that deletes registrations.
     *
     * @param importFile the ids of the registrations, which the hub may read
     * @param outputContainer where the hub may read, write and list
     * @return a job to be submitted
     */
    public static NotificationHubJob importDeleteRegistrations(SasUri importFile, SasUri outputContainer) {
        return importing(JobType.IMPORT_DELETE_REGISTRATIONS, importFile, outputContainer);
    }

    private static NotificationHubJob importing(JobType type, SasUri importFile, SasUri outputContainer) {
        return builder(type)
                .importFileUri(Objects.requireNonNull(importFile, "importFile"))
                .outputContainerUri(Objects.requireNonNull(outputContainer, "outputContainer"))
                .build();
    }

    /**
     * Starts a job of any type, or what a hub says of one, for tests of an application.
     *
     * @param type what it does
     * @return a builder of a job that is started, with nothing else in it
     */
    public static Builder builder(JobType type) {
        return new Builder(type);
    }

    /**
     * The id, which the hub gives.
     *
     * @return the id, or empty if the job is not submitted yet
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * What the job does.
     *
     * @return the type
     */
    public JobType type() {
        return type;
    }

    /**
     * How far the hub has got with it.
     *
     * @return the status
     */
    public JobStatus status() {
        return status;
    }

    /**
     * How much is done.
     *
     * @return from 0 to 100
     */
    public double progress() {
        return progress;
    }

    /**
     * Where the hub writes.
     *
     * @return the address, which is a secret; empty if the hub did not repeat it
     */
    public Optional<SasUri> outputContainerUri() {
        return Optional.ofNullable(outputContainerUri);
    }

    /**
     * What the hub reads.
     *
     * @return the address, which is a secret; empty for an export, or if the hub did not repeat it
     */
    public Optional<SasUri> importFileUri() {
        return Optional.ofNullable(importFileUri);
    }

    /**
     * Where the hub wrote what it did.
     *
     * @return the path of the file, the container's name included, or empty if the hub has not said it
     */
    public Optional<String> outputFilePath() {
        return Optional.ofNullable(outputProperties.get("OutputFilePath"));
    }

    /**
     * Where the hub wrote what it could not do, line by line.
     *
     * @return the path of the file, the container's name included, or empty if the hub has not said it
     */
    public Optional<String> failedFilePath() {
        return Optional.ofNullable(outputProperties.get("FailedFilePath"));
    }

    /**
     * All that the hub says of the output, the two paths included.
     *
     * @return the hub's names and values, in its order
     */
    public Map<String, String> outputProperties() {
        return outputProperties;
    }

    /**
     * Why the job failed.
     *
     * @return the hub's words, or empty
     */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * When the hub accepted the job.
     *
     * @return the time, or empty
     */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /**
     * When the hub last changed what it says of the job.
     *
     * @return the time, or empty
     */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }

    /** The id, the type, the status and the progress. */
    @Override
    public String toString() {
        return (id == null ? "" : id + " ") + type + " " + status + " " + progress + " %";
    }

    /** Collects a job. Not thread-safe. */
    public static final class Builder {
        private final JobType type;
        private final Map<String, String> outputProperties = new LinkedHashMap<>();
        private JobStatus status = JobStatus.STARTED;
        private double progress;
        private @Nullable String id;
        private @Nullable SasUri outputContainerUri;
        private @Nullable SasUri importFileUri;
        private @Nullable String failure;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;

        private Builder(JobType type) {
            this.type = Objects.requireNonNull(type, "type");
        }

        /**
         * Gives the id.
         *
         * @param id an id that the hub has given, or null
         * @return this builder
         */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /**
         * Says how far the hub has got.
         *
         * @param status the status
         * @return this builder
         */
        public Builder status(JobStatus status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /**
         * Says how much is done.
         *
         * @param progress from 0 to 100; what is beyond is taken for these
         * @return this builder
         * @throws IllegalArgumentException if it is no number
         */
        public Builder progress(double progress) {
            if (Double.isNaN(progress)) {
                throw new IllegalArgumentException("the progress is no number");
            }
            this.progress = Math.max(0, Math.min(100, progress));
            return this;
        }

        /**
         * Says where the hub writes.
         *
         * @param uri where it may read, write and list, or null
         * @return this builder
         */
        public Builder outputContainerUri(@Nullable SasUri uri) {
            this.outputContainerUri = uri;
            return this;
        }

        /**
         * Says what the hub reads.
         *
         * @param uri what it may read, or null
         * @return this builder
         */
        public Builder importFileUri(@Nullable SasUri uri) {
            this.importFileUri = uri;
            return this;
        }

        /**
         * Adds what the hub says of the output, or replaces it.
         *
         * @param name the hub's name, such as {@code OutputFilePath}
         * @param value the value
         * @return this builder
         */
        public Builder outputProperty(String name, String value) {
            outputProperties.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Says why the job failed.
         *
         * @param failure the hub's words, or null
         * @return this builder
         */
        public Builder failure(@Nullable String failure) {
            this.failure = failure;
            return this;
        }

        /**
         * Gives the two times.
         *
         * @param created when the hub accepted it, or null
         * @param updated when the hub last changed what it says, or null
         * @return this builder
         */
        public Builder times(@Nullable Instant created, @Nullable Instant updated) {
            this.createdAt = created;
            this.updatedAt = updated;
            return this;
        }

        /**
         * Makes the job.
         *
         * @return an immutable job
         */
        public NotificationHubJob build() {
            return new NotificationHubJob(this);
        }
    }
}
