package io.github.nh4j.job;

import java.util.Locale;
import java.util.Objects;

/**
 * What a job does. A word that this library does not know is kept as it is.
 *
 * <p>Immutable and thread-safe. Two are equal if their words are, whatever the case.
 */
public final class JobType {
    /** Writes all registrations of the hub to a file. */
    public static final JobType EXPORT_REGISTRATIONS = of("ExportRegistrations");
    /** Stores registrations, each under a new id. */
    public static final JobType IMPORT_CREATE_REGISTRATIONS = of("ImportCreateRegistrations");
    /** Stores registrations in place of those with their ids. */
    public static final JobType IMPORT_UPDATE_REGISTRATIONS = of("ImportUpdateRegistrations");
    /** Stores registrations under their ids, whether there is one already or not. */
    public static final JobType IMPORT_UPSERT_REGISTRATIONS = of("ImportUpsertRegistrations");
    /** Deletes registrations by their ids. */
    public static final JobType IMPORT_DELETE_REGISTRATIONS = of("ImportDeleteRegistrations");

    private final String word;

    private JobType(String word) {
        this.word = Objects.requireNonNull(word, "word");
    }

    /**
     * The type with a word.
     *
     * @param word the word, which need not be one of the constants
     * @return the type
     */
    public static JobType of(String word) {
        return new JobType(word);
    }

    /**
     * The word for it.
     *
     * @return the word as it was given or as the hub wrote it
     */
    public String word() {
        return word;
    }

    private String key() {
        return word.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobType that && key().equals(that.key());
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
