package io.github.nh4j.transport;

import java.io.IOException;
import java.util.Objects;

/** The body of the response is over the cap of the request. The peer has answered, so its status tells what became of the request. */
public final class ResponseTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    /** The status of the response. */
    private final int status;

    /** The headers of the response. */
    private final transient Headers headers;

    /**
     * With what had come of the response.
     *
     * @param status the status of the response
     * @param headers the headers of the response
     * @param message what happened, without header or body values
     */
    public ResponseTooLargeException(int status, Headers headers, String message) {
        super(message);
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
    }

    /**
     * The status of the response.
     *
     * @return the code, such as 201
     */
    public int status() {
        return status;
    }

    /**
     * The headers of the response.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }
}
