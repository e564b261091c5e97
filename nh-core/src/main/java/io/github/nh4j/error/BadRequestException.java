package io.github.nh4j.error;

/** 400: the request is wrong; to repeat it unchanged fails again. */
public final class BadRequestException extends ServiceException {
    private static final long serialVersionUID = 1;

    BadRequestException(Builder builder) {
        super(builder);
    }
}
