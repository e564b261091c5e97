package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways to break T3 and T4. */
final class RequestFlaws {
    private RequestFlaws() {}

    static ReferenceTransport followingRedirects() {
        Around following = (inner, request, cancellation) -> {
            TransportResponse response = inner.send(request, cancellation);
            String location = response.headers().first("Location").orElse("");
            return response.status() / 100 != 3 || location.isEmpty()
                    ? response
                    : inner.send(
                            TransportRequest.builder("GET", request.uri().resolve(location))
                                    .build(),
                            cancellation);
        };
        return following.transport();
    }

    static ReferenceTransport throwingAt(int lowest) {
        Around throwing = (inner, request, cancellation) -> {
            TransportResponse response = inner.send(request, cancellation);
            if (response.status() >= lowest) {
                throw new IOException("the peer answered with " + response.status());
            }
            return response;
        };
        return throwing.transport();
    }

    static ReferenceTransport answeringChallenges() {
        Around answering = (inner, request, cancellation) -> {
            TransportResponse response = inner.send(request, cancellation);
            return response.status() == 401
                            && response.headers()
                                    .first("WWW-Authenticate")
                                    .orElse("")
                                    .startsWith("Basic")
                    ? inner.send(request.withHeader("Authorization", "Basic eDp5"), cancellation)
                    : response;
        };
        return answering.transport();
    }

    static ReferenceTransport keepingCookies() {
        AtomicReference<@Nullable String> cookie = new AtomicReference<>();
        Around keeping = (inner, request, cancellation) -> {
            String kept = cookie.get();
            TransportResponse response =
                    inner.send(kept == null ? request : request.withHeader("Cookie", kept), cancellation);
            response.headers().first("Set-Cookie").ifPresent(set -> cookie.set(set.replaceFirst(";.*", "")));
            return response;
        };
        return keeping.transport();
    }

    static ReferenceTransport sending(Function<TransportRequest, TransportRequest> change) {
        Around changing = (inner, request, cancellation) -> inner.send(change.apply(request), cancellation);
        return changing.transport();
    }

    /** As stacks do that take the body for a text. */
    static TransportRequest addCharset(TransportRequest request) {
        String type = request.headers().first("Content-Type").orElse("");
        return type.isEmpty() || type.contains("charset")
                ? request
                : request.withHeader("Content-Type", type + "; charset=utf-8");
    }

    static TransportRequest firstValues(TransportRequest request) {
        return Around.with(request, request.body(), (from, to) -> {
            Set<String> seen = new HashSet<>();
            from.headers().forEach((name, value) -> {
                if (seen.add(name.toLowerCase(Locale.ROOT))) {
                    to.header(name, value);
                }
            });
        });
    }

    static TransportRequest headersChanged(TransportRequest request, UnaryOperator<String> value) {
        return Around.with(
                request,
                request.body(),
                (from, to) -> from.headers().forEach((name, old) -> to.header(name, value.apply(old))));
    }

    static TransportRequest asText(TransportRequest request) {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        return Around.withBody(request, text.getBytes(StandardCharsets.UTF_8));
    }

    static TransportRequest cutBody(TransportRequest request) {
        byte[] body = request.body();
        return Around.withBody(request, Arrays.copyOf(body, Math.min(body.length, 64 * 1024)));
    }

    static ReferenceTransport target(Function<URI, String> target) {
        return new ReferenceTransport() {
            @Override
            String target(URI uri) {
                String right = super.target(uri);
                String changed = target.apply(URI.create("http://localhost" + right));
                return changed.isEmpty() ? right : changed;
            }
        };
    }

    static ReferenceTransport head(UnaryOperator<String> change) {
        return new ReferenceTransport() {
            @Override
            byte[] head(TransportRequest request) {
                return change.apply(new String(super.head(request), StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
        };
    }

    static ReferenceTransport chunkingBodies() {
        return new ReferenceTransport() {
            @Override
            byte[] head(TransportRequest request) {
                return new String(super.head(request), StandardCharsets.ISO_8859_1)
                        .replaceFirst("Content-Length: [1-9][0-9]*", "Transfer-Encoding: chunked")
                        .getBytes(StandardCharsets.ISO_8859_1);
            }

            @Override
            byte[] body(TransportRequest request) {
                byte[] body = super.body(request);
                if (body.length == 0) {
                    return body;
                }
                ByteArrayOutputStream chunk = new ByteArrayOutputStream();
                chunk.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                chunk.writeBytes(body);
                chunk.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return chunk.toByteArray();
            }
        };
    }
}
