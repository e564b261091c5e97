package io.github.nh4j.transport.apache;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, for both kinds of clients. It says that it cannot be repeated, which is the one thing that keeps
 * a client with default settings from sending the request again; hence every request has one, if only an empty one.
 *
 * <p>It knows whether the client ever asked for it. Both kinds of clients do so before the end of the headers leaves, or,
 * over HTTP/2, before the stream ends; so a request whose body nobody asked for was not sent, be the body empty or not.
 * {@link #withhold} makes that a proof, since afterwards nothing is handed out.
 */
final class OnceBody implements HttpEntity, AsyncEntityProducer {
    /** A plain socket copies the whole of what it is given on every write, however little the peer takes. */
    private static final int LONGEST_WRITE = 16 * 1024;

    private enum State {
        KEPT,
        GIVEN,
        WITHHELD
    }

    private final byte[] bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.KEPT);
    private int produced;

    OnceBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** True if nobody has asked for the body, and nobody will get it from now on. */
    boolean withhold() {
        return settle(State.WITHHELD);
    }

    private boolean settle(State wanted) {
        return state.compareAndSet(State.KEPT, wanted) || state.get() == wanted;
    }

    private void give() throws IOException {
        if (!settle(State.GIVEN)) {
            throw new IOException("the call was given up before its body was sent");
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        give();
        out.write(bytes);
    }

    @Override
    public InputStream getContent() throws IOException {
        give();
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        give();
        while (produced < bytes.length) {
            int length = Math.min(LONGEST_WRITE, bytes.length - produced);
            int taken = channel.write(ByteBuffer.wrap(bytes, produced, length));
            produced += taken;
            if (taken < length) {
                return;
            }
        }
        channel.endStream();
    }

    @Override
    public int available() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return bytes.length;
    }

    /** None: the header is one of the request's own. */
    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public @Nullable Supplier<List<? extends Header>> getTrailers() {
        return null;
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}

    @Override
    public void close() {}
}
