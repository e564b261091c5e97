package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.function.BiConsumer;

/** What a broken transport does around a call of the one that is not. */
@FunctionalInterface
interface Around {
    TransportResponse send(Transport inner, TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException;

    /** Does this in blocking and in asynchronous calls. */
    default ReferenceTransport transport() {
        Around around = this;
        return new ReferenceTransport() {
            @Override
            public TransportResponse send(TransportRequest request, Cancellation cancellation)
                    throws IOException, InterruptedException {
                return around.send(super::send, request, cancellation);
            }
        };
    }

    /** The same request with these headers, which may be more or fewer, and with this body. */
    static TransportRequest with(
            TransportRequest request, byte[] body, BiConsumer<TransportRequest, TransportRequest.Builder> headers) {
        TransportRequest.Builder changed = TransportRequest.builder(request.method(), request.uri())
                .body(body)
                .maxResponseBytes(request.maxResponseBytes())
                .timeout(request.timeout());
        headers.accept(request, changed);
        return changed.build();
    }

    static TransportRequest withBody(TransportRequest request, byte[] body) {
        return with(request, body, (from, to) -> from.headers().forEach(to::header));
    }

    static TransportResponse withHeaders(TransportResponse response, Headers headers) {
        return TransportResponse.of(response.status(), headers, response.body());
    }
}
