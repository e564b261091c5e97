package io.github.nh4j.transport;

import java.io.IOException;

/** The request provably never reached the peer, or the peer declared that it did not process it. */
public final class RequestNotSentException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Without a cause of the stack's own.
     *
     * @param message what happened, without header or body values
     */
    public RequestNotSentException(String message) {
        super(message);
    }

    /**
     * With the stack's exception.
     *
     * @param message what happened, without header or body values
     * @param cause the stack's own exception
     */
    public RequestNotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
