package io.github.nh4j.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * One HTTP request, ready to be sent as it is. Its headers are checked: names are tokens, values are printable ASCII and
 * tab, and names that only the stack may set ({@code Host}, {@code Content-Length} and the like) are refused.
 *
 * <p>Immutable and thread-safe, as long as nobody writes to the array of {@link #body()}.
 */
public final class TransportRequest {
    private static final byte[] NO_BODY = {};
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte[] body;
    private final int maxResponseBytes;
    private final Duration timeout;

    private TransportRequest(Builder builder, Headers headers) {
        this.method = builder.method;
        this.uri = builder.uri;
        this.headers = headers;
        this.body = builder.body;
        this.maxResponseBytes = builder.maxResponseBytes;
        this.timeout = builder.timeout;
    }

    /**
     * Starts a request.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param uri absolute and already encoded; sent byte for byte
     * @return a builder with no headers, no body, a cap of 1 MiB for the response and a timeout of 30 seconds
     * @throws IllegalArgumentException if it is another method, or the URI is not an absolute one of {@code http} or
     *     {@code https}, or has user information
     */
    public static Builder builder(String method, URI uri) {
        return new Builder(method, uri);
    }

    /**
     * The method.
     *
     * @return GET, POST, PUT, PATCH or DELETE
     */
    public String method() {
        return method;
    }

    /**
     * The target. A transport sends its raw path and raw query without normalising or encoding them again.
     *
     * @return an absolute, already encoded URI
     */
    public URI uri() {
        return uri;
    }

    /**
     * The headers to send, {@code Content-Type} among them, byte for byte.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The body. The array is shared, to save a copy: it must not be written to.
     *
     * @return the bytes to send; empty if there are none, never null
     */
    public byte[] body() {
        return body;
    }

    /**
     * The cap for the body of the response. A longer one is a {@link ResponseTooLargeException}, raised without reading
     * the rest.
     *
     * @return the cap in bytes
     */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * Advice for the stack's own connect and lease settings. The authority is the {@link Cancellation}, which nh4j fires
     * at the deadline whatever the transport makes of this.
     *
     * @return the time left for the exchange when it starts
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * This request with one header set, for transports that decorate another one.
     *
     * @param name the header's name; what it had before is replaced
     * @param value its value
     * @return a new request with the same body array
     * @throws IllegalArgumentException if the name or the value may not be sent
     */
    public TransportRequest withHeader(String name, String value) {
        HeaderRules.check(name, value);
        Builder copy = new Builder(method, uri);
        copy.body = body;
        copy.maxResponseBytes = maxResponseBytes;
        copy.timeout = timeout;
        return new TransportRequest(copy, headers.with(name, value));
    }

    /** Method, scheme, host and path: no query, no header and no body. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    /** Collects a request. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final URI uri;
        private final Headers.Builder headers = Headers.builder();
        private byte[] body = NO_BODY;
        private int maxResponseBytes = 1024 * 1024;
        private Duration timeout = Duration.ofSeconds(30);

        private Builder(String method, URI uri) {
            this.method = Objects.requireNonNull(method, "method");
            this.uri = Objects.requireNonNull(uri, "uri");
            if (!METHODS.contains(method)) {
                throw new IllegalArgumentException("the method must be GET, POST, PUT, PATCH or DELETE, in upper case");
            }
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        "the URI must be an absolute one of https or http that names a host, without user information");
            }
        }

        /**
         * Adds a header behind the others.
         *
         * @param name a token
         * @param value printable ASCII and tab, at most 8 KiB
         * @return this builder
         * @throws IllegalArgumentException if either may not be sent; the message never holds the value
         */
        public Builder header(String name, String value) {
            HeaderRules.check(name, value);
            headers.add(name, value);
            return this;
        }

        /**
         * Gives the body.
         *
         * @param body the bytes to send; the array is not copied
         * @return this builder
         */
        public Builder body(byte[] body) {
            this.body = Objects.requireNonNull(body, "body");
            return this;
        }

        /**
         * Caps the body of the response.
         *
         * @param bytes the most bytes to read, 0 or more
         * @return this builder
         * @throws IllegalArgumentException if negative
         */
        public Builder maxResponseBytes(int bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("maxResponseBytes must not be negative: " + bytes);
            }
            this.maxResponseBytes = bytes;
            return this;
        }

        /**
         * Says how much time is left for the exchange.
         *
         * @param timeout more than zero
         * @return this builder
         * @throws IllegalArgumentException if zero or negative
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout must be positive: " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * Makes the request.
         *
         * @return an immutable request
         */
        public TransportRequest build() {
            return new TransportRequest(this, headers.build());
        }
    }
}
