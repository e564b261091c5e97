package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.Headers;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Collects the body of one response, and drops the connection when more comes than allowed. It copies out of the
 * client's buffers: those have 16 KiB each, and a peer that drips bytes would make it hold one per byte.
 */
final class CappedBody implements BodySubscriber<byte[]> {
    private static final int NOT_MODIFIED = 304;
    private static final int LARGEST_FIRST_BUFFER = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final ResponseInfo info;
    private final int cap;
    private final long announced;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private byte[] bytes = NOTHING;
    private int length;
    private volatile boolean tooLarge;
    private Flow.Subscription source = new NoSource();

    CappedBody(ResponseInfo info, int cap) {
        this.info = info;
        this.cap = cap;
        this.announced = announcedLength(info);
    }

    int status() {
        return info.statusCode();
    }

    boolean tooLarge() {
        return tooLarge;
    }

    /** In the order of the client, which is that of the names; the values of one name stay in their order. */
    Headers headers() {
        Headers.Builder headers = Headers.builder();
        info.headers().map().forEach((name, values) -> {
            // HTTP/2 puts its pseudo headers, such as :status, among the others.
            if (!name.startsWith(":")) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        return headers.build();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        if (announced > cap) {
            refuse();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (tooLarge) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            int more = buffer.remaining();
            if (more > cap - length) {
                refuse();
                return;
            }
            makeRoom(length + more);
            buffer.get(bytes, length, more);
            length += more;
        }
    }

    private void makeRoom(int needed) {
        if (needed > bytes.length) {
            long expected = Math.min(Math.max(announced, 0), LARGEST_FIRST_BUFFER);
            long wanted = Math.max(Math.max(needed, expected), 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, cap));
        }
    }

    private void refuse() {
        tooLarge = true;
        bytes = NOTHING;
        // The future first: cancelling makes the client report an error of its own.
        whole.completeExceptionally(new IOException("the body of the response is too large"));
        source.cancel();
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }

    /** What the header says, or -1. A 304 tells the length of a body that it does not have. */
    private static long announcedLength(ResponseInfo info) {
        List<String> values = info.headers().map().get("content-length");
        if (values == null || values.size() != 1 || info.statusCode() == NOT_MODIFIED) {
            return -1;
        }
        try {
            return Long.parseLong(values.get(0).strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Until the client subscribes. */
    private static final class NoSource implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }
}
