package io.github.nh4j.error;

import java.io.IOException;

/** A line in a file of registrations could not be read. */
public final class MalformedRegistrationException extends IOException {
    private static final long serialVersionUID = 1;

    /** Counted from 1. */
    private final long line;

    /**
     * A line that could not be read.
     *
     * @param line its number, the first one being 1
     * @param reason what is wrong with it
     */
    public MalformedRegistrationException(long line, String reason) {
        super("line " + line + " cannot be read: " + reason);
        this.line = line;
    }

    /**
     * Which line it is, blank ones counted too.
     *
     * @return its number, the first one being 1
     */
    public long line() {
        return line;
    }
}
