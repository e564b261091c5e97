package io.github.nh4j.job;

import java.util.Locale;
import java.util.Objects;

/**
 * How far the hub has got with a job. A word that this library does not know is kept as it is.
 *
 * <p>Immutable and thread-safe. Two are equal if their words are, whatever the case.
 */
public final class JobStatus {
    /** Accepted, and not begun. The hub says so by saying nothing. */
    public static final JobStatus STARTED = of("Started");
    /** Begun; this may take hours. */
    public static final JobStatus RUNNING = of("Running");
    /** Done. Single registrations may have failed all the same: their lines are in the file of failures. */
    public static final JobStatus COMPLETED = of("Completed");
    /** Given up; a part may be done. */
    public static final JobStatus FAILED = of("Failed");

    private final String word;

    private JobStatus(String word) {
        this.word = Objects.requireNonNull(word, "word");
    }

    /**
     * The status with a word.
     *
     * @param word the word, which need not be one of the constants
     * @return the status
     */
    public static JobStatus of(String word) {
        return new JobStatus(word);
    }

    /**
     * The word for it.
     *
     * @return the word as it was given or as the hub wrote it
     */
    public String word() {
        return word;
    }

    /**
     * Whether the hub is done with the job, for better or for worse.
     *
     * @return true for completed and failed; false for a word that this library does not know
     */
    public boolean isFinal() {
        return equals(COMPLETED) || equals(FAILED);
    }

    private String key() {
        return word.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobStatus that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** The word. */
    @Override
    public String toString() {
        return word;
    }
}
