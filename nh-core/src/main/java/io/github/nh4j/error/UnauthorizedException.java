package io.github.nh4j.error;

/** 401: the token was not accepted, since the key is wrong, the clock is off, or the policy lacks a claim. */
public final class UnauthorizedException extends ServiceException {
    private static final long serialVersionUID = 1;

    UnauthorizedException(Builder builder) {
        super(builder);
    }
}
