package io.github.nh4j.notification;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * How far the hub has got with a notification. A word that this library does not know is kept as it is.
 *
 * <p>Immutable and thread-safe. Two are equal if their words are, whatever the case; {@code Cancelled} and
 * {@code Canceled}, which are both in use, are one.
 */
public final class NotificationState {
    /** Accepted, and not begun. */
    public static final NotificationState ENQUEUED = of("Enqueued");
    /** To be sent later. */
    public static final NotificationState SCHEDULED = of("Scheduled");
    /** The hub is pushing. */
    public static final NotificationState PROCESSING = of("Processing");
    /** The hub has tried every device. */
    public static final NotificationState COMPLETED = of("Completed");
    /** The hub gave up. */
    public static final NotificationState ABANDONED = of("Abandoned");
    /** Cancelled before its time. */
    public static final NotificationState CANCELLED = of("Cancelled");
    /** No device matched. */
    public static final NotificationState NO_TARGET_FOUND = of("NoTargetFound");
    /** The hub does not know. */
    public static final NotificationState UNKNOWN = of("Unknown");

    private static final Set<NotificationState> FINAL = Set.of(COMPLETED, ABANDONED, CANCELLED, NO_TARGET_FOUND);

    private final String word;

    private NotificationState(String word) {
        this.word = Objects.requireNonNull(word, "word");
    }

    /**
     * The state with a word.
     *
     * @param word the word, which need not be one of the constants
     * @return the state
     */
    public static NotificationState of(String word) {
        return new NotificationState(word);
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
     * Whether the hub is done with the notification. The counts may still grow.
     *
     * @return false for a word that this library does not know
     */
    public boolean isFinal() {
        return FINAL.contains(this);
    }

    private String key() {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("canceled") ? "cancelled" : lower;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotificationState that && key().equals(that.key());
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
