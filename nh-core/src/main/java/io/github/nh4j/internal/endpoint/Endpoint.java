package io.github.nh4j.internal.endpoint;

import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.codec.NothingThereException;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.util.function.IntPredicate;

/**
 * One operation with its arguments, checked and encoded. The blocking and the asynchronous client run the same ones.
 *
 * @param <R> what the operation returns
 */
public final class Endpoint<R> {
    private final String operation;
    private final OperationKind kind;
    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte[] body;
    private final IntPredicate expected;
    private final Decoder<R> decoder;

    private Endpoint(
            String operation,
            OperationKind kind,
            String method,
            URI uri,
            Headers headers,
            byte[] body,
            IntPredicate expected,
            Decoder<R> decoder) {
        this.operation = operation;
        this.kind = kind;
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.expected = expected;
        this.decoder = decoder;
    }

    /** Reads the answer of an operation. */
    @FunctionalInterface
    public interface Decoder<R> {
        /**
         * Reads an answer with an expected status. Its body is empty if it was cut, or larger than the cap.
         *
         * @param trackingId the service's id for the call, or else the client's
         */
        R decode(TransportResponse response, String trackingId) throws MalformedBodyException, NothingThereException;
    }

    /** A send: every 2xx means that the hub has accepted it. */
    static <R> Endpoint<R> send(String operation, URI uri, Headers headers, byte[] body, Decoder<R> decoder) {
        return new Endpoint<>(operation, OperationKind.SEND, "POST", uri, headers, body, Endpoint::isSuccess, decoder);
    }

    /** A read of what must be there. */
    static <R> Endpoint<R> read(String operation, URI uri, Decoder<R> decoder) {
        return read(operation, uri, Endpoint::isSuccess, decoder);
    }

    /** A read of which only matters whether there is something. */
    static Endpoint<Boolean> exists(String operation, URI uri) {
        return read(operation, uri, Endpoint::isSuccessOrNotFound, (response, trackingId) -> response.status() != 404);
    }

    /** A read that finds out whether there is something from more than the status. */
    static Endpoint<Boolean> exists(String operation, URI uri, Decoder<Boolean> decoder) {
        return read(
                operation,
                uri,
                Endpoint::isSuccessOrNotFound,
                (response, trackingId) -> response.status() != 404 && decoder.decode(response, trackingId));
    }

    private static <R> Endpoint<R> read(String operation, URI uri, IntPredicate expected, Decoder<R> decoder) {
        return new Endpoint<>(
                operation, OperationKind.READ, "GET", uri, Headers.none(), new byte[0], expected, decoder);
    }

    /** A change that is answered with nothing. */
    static Endpoint<Void> write(
            String operation, OperationKind kind, String method, URI uri, String contentType, byte[] body) {
        return new Endpoint<>(
                operation,
                kind,
                method,
                uri,
                Headers.of("Content-Type", contentType),
                body,
                Endpoint::isSuccess,
                Endpoint::nothing);
    }

    /** A change that is answered with something. */
    static <R> Endpoint<R> change(
            String operation,
            OperationKind kind,
            String method,
            URI uri,
            Headers headers,
            byte[] body,
            Decoder<R> decoder) {
        return new Endpoint<>(operation, kind, method, uri, headers, body, Endpoint::isSuccess, decoder);
    }

    /** A deletion of which does not matter whether there was something. */
    static Endpoint<Void> delete(String operation, URI uri) {
        return delete(operation, uri, Headers.none(), Endpoint::nothing);
    }

    static Void nothing(TransportResponse response, String trackingId) {
        return null;
    }

    /** A deletion: what is not there needs no deleting, so 404 is an answer like another. */
    static <R> Endpoint<R> delete(String operation, URI uri, Decoder<R> decoder) {
        return delete(operation, uri, Headers.none(), decoder);
    }

    /** The same with headers of its own. */
    static <R> Endpoint<R> delete(String operation, URI uri, Headers headers, Decoder<R> decoder) {
        return new Endpoint<>(
                operation,
                OperationKind.DELETE,
                "DELETE",
                uri,
                headers,
                new byte[0],
                Endpoint::isSuccessOrNotFound,
                decoder);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static boolean isSuccessOrNotFound(int status) {
        return isSuccess(status) || status == 404;
    }

    /** The name in messages. */
    public String operation() {
        return operation;
    }

    /** What a repeat would do. */
    public OperationKind kind() {
        return kind;
    }

    /** Whether a dump may show what goes to and fro: the bodies of other operations can hold credentials. */
    public boolean bodiesAreShown() {
        return kind == OperationKind.SEND;
    }

    public String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    /** The headers of this operation, without those that every call has. */
    public Headers headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    /** Whether an answer with this status is the operation's result, and not an error. */
    public boolean expects(int status) {
        return expected.test(status);
    }

    public R decode(TransportResponse response, String trackingId)
            throws MalformedBodyException, NothingThereException {
        return decoder.decode(response, trackingId);
    }
}
