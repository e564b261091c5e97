package io.github.nh4j.error;

/** 429, or 403 with a wait: too many calls. Nothing was accepted; wait for {@link #retryAfter()}, then repeat. */
public final class ThrottledException extends ServiceException {
    private static final long serialVersionUID = 1;

    ThrottledException(Builder builder) {
        super(builder);
    }
}
