package io.github.nh4j.transport.tck;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/**
 * The server's side of one HTTP/2 connection, frame by frame: it takes requests without reading their headers, and answers,
 * refuses or drops their streams. It acknowledges settings and pings while it reads. Not thread-safe.
 */
final class Http2Connection {
    private static final int PREFACE_LENGTH = 24;
    private static final int FRAME_HEAD_LENGTH = 9;
    private static final Duration TIME_TO_READ = Duration.ofMillis(200);

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;

    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private static final int NO_ERROR = 0;
    private static final int REFUSED_STREAM = 7;

    /** {@code :status: 200}, from the static table of the header compression. */
    private static final byte STATUS_200 = (byte) 0x88;

    private record Frame(int type, int flags, int stream) {
        boolean endsStream() {
            return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
        }
    }

    private static final int NONE = 0;

    private final RawConnection connection;

    /** The stream of a request that came while something else was waited for. */
    private int readAhead = NONE;

    /** Greets the client. */
    Http2Connection(RawConnection connection) throws IOException {
        this.connection = connection;
        connection.read(PREFACE_LENGTH);
        write(SETTINGS, 0, 0);
    }

    /** A socket with the certificate of a server that the transport trusts, which prefers HTTP/2. */
    static ServerSocket listener() throws IOException {
        ServerSocket listener = KitTrust.listener(KitTrust.trusted());
        SSLServerSocket tls = (SSLServerSocket) listener;
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        tls.setSSLParameters(parameters);
        return listener;
    }

    /** Waits for a whole request and returns the number of its stream. */
    int readRequest() throws IOException {
        int stream = readAhead;
        readAhead = NONE;
        while (stream == NONE) {
            Frame frame = read();
            if (frame.endsStream()) {
                stream = frame.stream();
            }
        }
        return stream;
    }

    void answer(int stream) throws IOException {
        write(HEADERS, END_HEADERS | END_STREAM, stream, STATUS_200);
    }

    /** Begins an answer with the status 200 whose body is still to come. */
    void beginAnswer(int stream) throws IOException {
        write(HEADERS, END_HEADERS, stream, STATUS_200);
    }

    void writeBody(int stream, byte... bytes) throws IOException {
        write(DATA, 0, stream, bytes);
    }

    /** Says that the request of this stream was not looked at. */
    void refuse(int stream) throws IOException {
        reset(stream, REFUSED_STREAM);
    }

    /** Ends a stream with an error, by its number in RFC 9113. */
    void reset(int stream, int error) throws IOException {
        write(RST_STREAM, 0, stream, bytesOf(error));
    }

    /**
     * Says that no request with a higher number was looked at, and ends the connection, but not before the client can have
     * read that.
     */
    void goAway(int lastStream) throws IOException, InterruptedException {
        write(GOAWAY, 0, 0, bytesOf(lastStream, NO_ERROR));
        connection.pause(TIME_TO_READ);
        throw new EOFException("the connection is over");
    }

    /**
     * Waits until the client resets the stream, or closes or resets the connection, which ends the stream as well.
     *
     * @return false if it makes another request first
     */
    boolean seesReset(int stream) {
        try {
            Frame frame = read();
            while (frame.type() != RST_STREAM || frame.stream() != stream) {
                if (frame.endsStream()) {
                    readAhead = frame.stream();
                    return false;
                }
                frame = read();
            }
            return true;
        } catch (IOException connectionIsGone) {
            return true;
        }
    }

    private Frame read() throws IOException {
        ByteBuffer head = ByteBuffer.wrap(exactly(FRAME_HEAD_LENGTH));
        int length = ((head.getShort() & 0xffff) << 8) | (head.get() & 0xff);
        int type = head.get();
        int flags = head.get();
        int stream = head.getInt();
        byte[] payload = exactly(length);
        if ((type == SETTINGS || type == PING) && flags != ACK) {
            write(type, ACK, 0, type == PING ? payload : new byte[0]);
        }
        return new Frame(type, flags, stream);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = connection.read(length);
        if (bytes.length < length) {
            throw new EOFException("the client has closed the connection");
        }
        return bytes;
    }

    private void write(int type, int flags, int stream, byte... payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        frame.write(bytesOf(stream));
        frame.write(payload);
        connection.write(frame.toByteArray());
    }

    private static byte[] bytesOf(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }
}
