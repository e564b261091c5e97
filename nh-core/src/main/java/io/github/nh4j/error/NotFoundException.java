package io.github.nh4j.error;

/** 404: the hub or the thing that was asked for does not exist. */
public final class NotFoundException extends ServiceException {
    private static final long serialVersionUID = 1;

    NotFoundException(Builder builder) {
        super(builder);
    }
}
