package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** What has come of one response, up to the cap. Not thread-safe, but for what came before a failure. */
final class Answer {
    private static final int LARGEST_FIRST_BUFFER = 64 * 1024;
    private static final int CHUNK = 8 * 1024;
    private static final byte[] NOTHING = {};

    private final int status;
    private final Headers headers;
    private final int cap;
    private final long announced;
    private byte[] bytes = NOTHING;
    private int length;
    private volatile boolean tooLarge;

    /**
     * The head of a response.
     *
     * @param announced the length that the peer promises, negative if it does not
     */
    Answer(HttpResponse response, long announced, int cap) {
        this.status = response.getCode();
        this.announced = announced;
        this.cap = cap;
        Headers.Builder fields = Headers.builder();
        for (Header field : response.getHeaders()) {
            // HttpClient has null for what stands behind the colon if that is nothing.
            String value = field.getValue();
            fields.add(field.getName(), value == null ? "" : value);
        }
        this.headers = fields.build();
    }

    /** Reads to the end, which is what lets the client keep the connection. */
    void readFrom(InputStream body) throws IOException {
        refuseIfLonger(announced);
        // One more than announced, so that the end is seen together with the last byte.
        byte[] chunk = new byte[announced < 0 ? CHUNK : (int) Math.min(announced + 1, CHUNK)];
        for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
            append(ByteBuffer.wrap(chunk, 0, n));
        }
    }

    void append(ByteBuffer more) throws IOException {
        refuseIfLonger(announced);
        int added = more.remaining();
        refuseIfLonger((long) length + added);
        makeRoom(length + added);
        more.get(bytes, length, added);
        length += added;
    }

    private void refuseIfLonger(long size) throws IOException {
        if (size > cap) {
            tooLarge = true;
            bytes = NOTHING;
            length = 0;
            throw new IOException("the body of the response is too large");
        }
    }

    private void makeRoom(int needed) {
        if (needed > bytes.length) {
            long expected = Math.min(Math.max(announced, 0), LARGEST_FIRST_BUFFER);
            long wanted = Math.max(Math.max(needed, expected), 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, cap));
        }
    }

    TransportResponse whole() {
        return TransportResponse.of(status, headers, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }

    /** What it means that the response ended here. */
    IOException cut(String message, Exception failure) {
        IOException meaning = tooLarge
                ? new ResponseTooLargeException(
                        status, headers, "the body of the response has more than " + cap + " bytes")
                : new IncompleteResponseException(status, headers, message);
        meaning.initCause(failure);
        return meaning;
    }
}
