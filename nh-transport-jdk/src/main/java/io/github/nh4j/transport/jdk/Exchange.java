package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call: what it sends, what has come of its response, and hence what a failure of the client means. */
final class Exchange implements BodyHandler<byte[]> {
    private final TransportRequest request;
    private final RequestBody body;
    private volatile @Nullable CappedBody answer;

    Exchange(TransportRequest request) {
        this.request = request;
        this.body = new RequestBody(request.body());
    }

    /**
     * The request without a timeout: the client's timer would end with the headers, race with the cancellation, and cost
     * a wake-up of the selector for each call, while the cancellation covers all phases.
     */
    HttpRequest toHttpRequest() {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri());
        if ("http".equalsIgnoreCase(request.uri().getScheme())) {
            // In clear text the client would ask for an upgrade to HTTP/2, with headers and settings of its own.
            http.version(HttpClient.Version.HTTP_1_1);
        }
        request.headers().forEach(http::header);
        if (!body.isEmpty()) {
            return http.method(request.method(), body).build();
        }
        // Only these two leave Content-Length out, and that from JDK 19 on; before, it is 0.
        return switch (request.method()) {
            case "GET" -> http.GET().build();
            case "DELETE" -> http.DELETE().build();
            default -> http.method(request.method(), BodyPublishers.noBody()).build();
        };
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        CappedBody collector = new CappedBody(info, request.maxResponseBytes());
        answer = collector;
        return collector;
    }

    /** The one response that the client hands out without having it read is that of a proxy to its CONNECT, a 407. */
    TransportResponse answered(byte[] whole) throws RequestNotSentException {
        CappedBody complete = answer;
        if (complete == null) {
            throw new RequestNotSentException(
                    "the proxy asks for credentials before it connects to " + Failures.peer(request.uri()));
        }
        return TransportResponse.of(complete.status(), complete.headers(), whole);
    }

    /** Ends the future of a call with what the client's future ended with; what is no I/O passes as it is. */
    void settle(
            CompletableFuture<TransportResponse> result,
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure) {
        try {
            if (response != null) {
                result.complete(answered(response.body()));
            } else {
                Throwable bare = Failures.bare(Objects.requireNonNull(failure));
                if (bare instanceof CancellationException cancelled) {
                    bare = aborted(cancelled);
                } else if (bare instanceof IOException io) {
                    bare = failed(io);
                }
                result.completeExceptionally(bare);
            }
        } catch (RequestNotSentException | RuntimeException | Error notAnswered) {
            result.completeExceptionally(notAnswered);
        }
    }

    /** What the failure of a client that was left to itself means. */
    IOException failed(IOException failure) {
        if (failure instanceof RequestNotSentException) {
            return failure;
        }
        IOException answered = afterAnswer("the response was cut", failure);
        if (answered != null) {
            return answered;
        }
        String reason = Failures.neverSent(failure, request.uri(), body);
        return reason == null ? failure : new RequestNotSentException(reason, failure);
    }

    /** What is known of an exchange that was aborted. */
    IOException aborted(Exception failure) {
        IOException answered = afterAnswer("the exchange was aborted within the response", failure);
        if (answered != null) {
            return answered;
        }
        return body.withhold()
                ? new RequestNotSentException("the exchange was aborted before the request was sent", failure)
                : new IOException("the exchange was aborted", failure);
    }

    /** Once there is a status it tells more than any failure does. */
    private @Nullable IOException afterAnswer(String message, Exception failure) {
        CappedBody partial = answer;
        if (partial == null) {
            return null;
        }
        IOException meaning = partial.tooLarge()
                ? new ResponseTooLargeException(
                        partial.status(),
                        partial.headers(),
                        "the body of the response has more than " + request.maxResponseBytes() + " bytes")
                : new IncompleteResponseException(partial.status(), partial.headers(), message);
        meaning.initCause(failure);
        return meaning;
    }
}
