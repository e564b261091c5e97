package io.github.nh4j.error;

/** 409: the thing exists already, or another operation on it is in progress. */
public final class ConflictException extends ServiceException {
    private static final long serialVersionUID = 1;

    ConflictException(Builder builder) {
        super(builder);
    }
}
