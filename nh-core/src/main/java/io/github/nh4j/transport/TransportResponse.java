package io.github.nh4j.transport;

import java.util.Objects;

/**
 * A whole HTTP response. Every status is a value: redirects, 401 and 5xx come back as they are.
 *
 * <p>Immutable and thread-safe, as long as nobody writes to the array of {@link #body()}.
 */
public final class TransportResponse {
    private final int status;
    private final Headers headers;
    private final byte[] body;

    private TransportResponse(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
    }

    /**
     * A response.
     *
     * @param status the status code, whatever it is
     * @param headers all headers of the response
     * @param body the whole body, decoded if the stack asked for a content coding; the array is not copied
     * @return the response
     */
    public static TransportResponse of(int status, Headers headers, byte[] body) {
        return new TransportResponse(status, headers, body);
    }

    /**
     * The status code.
     *
     * @return the code, such as 201
     */
    public int status() {
        return status;
    }

    /**
     * The headers, complete and multi-valued.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The body. The array is shared, to save a copy: it must not be written to.
     *
     * @return the bytes; empty if there are none, never null
     */
    public byte[] body() {
        return body;
    }

    /** Status and sizes: no header value and no body. */
    @Override
    public String toString() {
        return status + " " + headers + " " + body.length + " bytes";
    }
}
