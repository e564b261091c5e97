package io.github.nh4j.internal.codec;

/** The service says with success that there is no such thing. The pipeline tells it to the caller like a 404. */
public final class NothingThereException extends Exception {
    private static final long serialVersionUID = 1;

    public NothingThereException() {
        super("the answer is an empty feed", null, false, false);
    }
}
