package io.github.nh4j.error;

import java.io.IOException;

/** A feedback document could not be read. Those before it were. */
public final class MalformedFeedbackException extends IOException {
    private static final long serialVersionUID = 1;

    /** How many were whole. */
    private final long documentsRead;

    /**
     * A document that could not be read.
     *
     * @param documentsRead how many were read before it
     * @param reason what is wrong with it
     */
    public MalformedFeedbackException(long documentsRead, String reason) {
        super("feedback document " + (documentsRead + 1) + " cannot be read: " + reason + "; the " + documentsRead
                + " before it were");
        this.documentsRead = documentsRead;
    }

    /**
     * How many documents were read, and handed over, before the broken one.
     *
     * @return the count
     */
    public long documentsRead() {
        return documentsRead;
    }
}
