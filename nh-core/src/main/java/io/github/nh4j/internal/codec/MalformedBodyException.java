package io.github.nh4j.internal.codec;

/** A body that cannot be read. The pipeline says so to the caller, with what is certain about the call. */
public final class MalformedBodyException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedBodyException(String message) {
        super(message);
    }

    MalformedBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
