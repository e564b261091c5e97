package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Says a request of the port in OkHttp's types. */
final class Requests {
    private static final String ACCEPT_ENCODING = "Accept-Encoding";

    private Requests() {}

    static Request of(TransportRequest request, Payload payload, Progress progress) throws RequestNotSentException {
        boolean bodiless = request.method().equals("GET");
        if (bodiless && payload.contentLength() > 0) {
            throw new RequestNotSentException("OkHttp sends no body with a GET");
        }
        Request.Builder http = new Request.Builder()
                .url(target(request.uri()))
                .method(request.method(), bodiless ? null : payload)
                .tag(Progress.class, progress);
        request.headers().forEach(http::addHeader);
        if (request.headers().first(ACCEPT_ENCODING).isEmpty()) {
            // OkHttp would ask for gzip.
            http.header(ACCEPT_ENCODING, "identity");
        }
        return http.build();
    }

    /** A path that OkHttp would change might be that of something else, so it is not sent. */
    private static HttpUrl target(URI uri) throws RequestNotSentException {
        HttpUrl url = HttpUrl.get(uri.toString());
        String path = uri.getRawPath();
        if (!path.isEmpty() && !url.encodedPath().equals(path)) {
            throw new RequestNotSentException(
                    "the path has a segment . or .., encoded or not, or a character that is not ASCII: OkHttp would send"
                            + " another path");
        }
        return url;
    }
}
