package io.github.nh4j.error;

/** 403 without a wait: the policy lacks the right, or the hub's tier or quota does not allow the call. */
public final class ForbiddenException extends ServiceException {
    private static final long serialVersionUID = 1;

    ForbiddenException(Builder builder) {
        super(builder);
    }
}
