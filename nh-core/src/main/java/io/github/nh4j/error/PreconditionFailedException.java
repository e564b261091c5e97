package io.github.nh4j.error;

/** 412: the ETag does not match; somebody else has changed the thing. Read it again. */
public final class PreconditionFailedException extends ServiceException {
    private static final long serialVersionUID = 1;

    PreconditionFailedException(Builder builder) {
        super(builder);
    }
}
