package io.github.nh4j.error;

/** 413: the request is larger than the hub takes. */
public final class PayloadTooLargeException extends ServiceException {
    private static final long serialVersionUID = 1;

    PayloadTooLargeException(Builder builder) {
        super(builder);
    }
}
