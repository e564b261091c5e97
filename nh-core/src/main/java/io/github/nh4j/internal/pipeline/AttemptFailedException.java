package io.github.nh4j.internal.pipeline;

/** Carries how an attempt failed to where it is decided what becomes of the call. It has no stack trace. */
final class AttemptFailedException extends Exception {
    private static final long serialVersionUID = 1;

    /** How. */
    private final transient AttemptFailure failure;

    AttemptFailedException(AttemptFailure failure) {
        super(null, null, false, false);
        this.failure = failure;
    }

    AttemptFailure failure() {
        return failure;
    }
}
