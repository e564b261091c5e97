package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes the response from the asynchronous client. It gives out the result when the client lets go of it, not at the last
 * byte: only then is the connection back in the pool, where the next call of the same caller shall find it.
 */
final class AnswerConsumer implements AsyncResponseConsumer<TransportResponse> {
    private final Exchange exchange;
    private volatile boolean givenUp;
    private volatile boolean whole;
    private volatile @Nullable Answer answer;
    private volatile @Nullable FutureCallback<TransportResponse> result;

    AnswerConsumer(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Makes whatever still comes an error, since a client that got a status over 399 does not hear a cancellation. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<TransportResponse> callback)
            throws IOException {
        answer = exchange.answeredWith(response, entity == null ? 0 : entity.getContentLength());
        result = callback;
        whole = entity == null;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer more) throws IOException {
        Answer partial = answer;
        FutureCallback<TransportResponse> receiver = result;
        try {
            if (givenUp || partial == null) {
                throw new InterruptedIOException("the exchange was aborted");
            }
            partial.append(more);
        } catch (IOException e) {
            // Over HTTP/2 the client tells nobody if what is refused is the end of the stream.
            if (receiver != null) {
                receiver.failed(e);
            }
            throw e;
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        whole = true;
    }

    @Override
    public void failed(Exception failure) {
        handOver();
    }

    @Override
    public void releaseResources() {
        handOver();
    }

    /** The client ignores a second time. */
    private void handOver() {
        Answer complete = answer;
        FutureCallback<TransportResponse> receiver = result;
        if (whole && complete != null && receiver != null) {
            receiver.completed(complete.whole());
        }
    }
}
