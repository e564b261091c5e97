package io.github.nh4j.transport.okhttp;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, and the proof of whether the request was sent. A request cannot have been processed before the
 * gate saw a connection for it, and one with a body not before somebody asked for the body. {@link #withhold} makes that
 * final: afterwards the gate stays shut and nothing is handed out.
 */
final class Payload extends RequestBody {
    /** In the order in which a request goes through them. */
    private enum State {
        KEPT,
        CONNECTED,
        BEGUN,
        WITHHELD
    }

    private static final int SLICE = 16 * 1024;

    private final byte[] bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.KEPT);

    Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** None, so that the header goes out as it was given. */
    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    /** Keeps OkHttp from sending it again, whatever the peer answers. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        advance(State.BEGUN);
        // In slices, since the sink would first copy the whole of what it is given.
        for (int sent = 0; sent < bytes.length; sent += SLICE) {
            sink.write(bytes, sent, Math.min(SLICE, bytes.length - sent));
        }
    }

    /** There is a connection, and the headers are about to be sent. */
    void connected() throws IOException {
        advance(State.CONNECTED);
    }

    private void advance(State to) throws IOException {
        if (state.updateAndGet(now -> now.compareTo(to) < 0 ? to : now) == State.WITHHELD) {
            throw new IOException("the call was given up before its request was sent");
        }
    }

    /** True if the peer cannot have acted on the request, and never will. */
    boolean withhold() {
        State lastUnsent = bytes.length == 0 ? State.KEPT : State.CONNECTED;
        return state.updateAndGet(now -> now.compareTo(lastUnsent) <= 0 ? State.WITHHELD : now) == State.WITHHELD;
    }
}
