package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** One call: what it sends, what has come of its response, and hence what a failure of the client means. */
final class Exchange {
    private static final int REDIRECTION = 300;

    private final TransportRequest request;
    private final OnceBody body;
    private final HttpHost target;
    private final HttpClientContext context = HttpClientContext.create();
    private final Wire wire = new Wire(context);
    private volatile @Nullable Answer answer;

    Exchange(TransportRequest request, RequestConfig settings) {
        URI uri = request.uri();
        String host = uri.getHost();
        this.request = request;
        this.body = new OnceBody(request.body());
        this.target = new HttpHost(
                uri.getScheme(), host.startsWith("[") ? host.substring(1, host.length() - 1) : host, uri.getPort());
        context.setRequestConfig(settings);
    }

    /**
     * Fills in a request: part by part, since the client does not take every URI, and no name of a user.
     *
     * @throws RequestNotSentException if the client does not take the path either
     */
    <T extends HttpRequest> T filled(T http) throws RequestNotSentException {
        URI uri = request.uri();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        http.setScheme(target.getSchemeName());
        http.setAuthority(new URIAuthority(target));
        try {
            http.setPath(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            // HttpClient 5.3 and a path that begins with two slashes.
            throw new RequestNotSentException("this HttpClient does not send such a path", e);
        }
        request.headers().forEach(http::addHeader);
        return http;
    }

    HttpHost target() {
        return target;
    }

    HttpClientContext context() {
        return context;
    }

    Wire wire() {
        return wire;
    }

    OnceBody body() {
        return body;
    }

    /**
     * The head of a response has come.
     *
     * @param announced the length that the peer promises, negative if it does not
     * @throws RequestNotSentException if it is that of a proxy which was asked for a tunnel
     */
    Answer answeredWith(HttpResponse response, long announced) throws RequestNotSentException {
        int status = response.getCode();
        // Even an answer that comes early comes after the client has asked for the body.
        if (status >= REDIRECTION && body.withhold()) {
            throw new RequestNotSentException(
                    "a proxy refused to connect to " + Failures.peer(request.uri()) + ", with status " + status);
        }
        Answer head = new Answer(response, announced, request.maxResponseBytes());
        answer = head;
        return head;
    }

    /**
     * What it means that the client gave up.
     *
     * @param aborted whether it was told to
     */
    IOException failed(Exception failure, boolean aborted) {
        if (failure instanceof RequestNotSentException notSent) {
            return notSent;
        }
        boolean withheld = body.withhold();
        Answer partial = answer;
        if (partial != null) {
            return partial.cut(
                    aborted ? "the exchange was aborted within the response" : "the response was cut", failure);
        }
        if (aborted) {
            return withheld
                    ? new RequestNotSentException("the exchange was aborted before the request was sent", failure)
                    : new IOException("the exchange was aborted", failure);
        }
        String reason = Failures.neverSent(failure, request.uri(), withheld);
        return reason == null ? Failures.unsure(failure, request.uri()) : new RequestNotSentException(reason, failure);
    }
}
