package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes the response from the asynchronous client, and ends a future when the client has let go of it, not at the last
 * byte: only then is the connection back in the pool, where the next call of the same caller shall find it.
 */
final class AnswerConsumer implements AsyncResponseConsumer<TransportResponse>, FutureCallback<TransportResponse> {
    private final Exchange exchange;
    private final CompletableFuture<TransportResponse> ended;
    private volatile boolean givenUp;
    private volatile boolean released;
    private volatile @Nullable TransportResponse whole;
    private @Nullable Answer answer;
    private @Nullable FutureCallback<TransportResponse> receiver;

    AnswerConsumer(Exchange exchange, CompletableFuture<TransportResponse> ended) {
        this.exchange = exchange;
        this.ended = ended;
    }

    /** Makes whatever still comes an error: not every client hears a cancellation at all times. */
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
        Answer head = exchange.answeredWith(response, entity == null ? 0 : entity.getContentLength());
        if (entity == null) {
            callback.completed(head.whole());
        } else {
            answer = head;
            receiver = callback;
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer more) throws IOException {
        try {
            if (givenUp || answer == null) {
                throw new InterruptedIOException("the exchange was aborted");
            }
            answer.append(more);
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
        if (receiver != null && answer != null) {
            receiver.completed(answer.whole());
        }
    }

    /** The client has passed the result through its own future. */
    @Override
    public void completed(TransportResponse response) {
        whole = response;
        if (released) {
            ended.complete(response);
        }
    }

    @Override
    public void releaseResources() {
        released = true;
        TransportResponse response = whole;
        if (response != null) {
            ended.complete(response);
        }
    }

    /** Of the response or of the client's future, whichever hears of it first. */
    @Override
    public void failed(Exception failure) {
        TransportResponse response = whole;
        if (response == null) {
            ended.completeExceptionally(failure);
        } else {
            ended.complete(response);
        }
    }

    @Override
    public void cancelled() {
        ended.completeExceptionally(new CancellationException());
    }
}
