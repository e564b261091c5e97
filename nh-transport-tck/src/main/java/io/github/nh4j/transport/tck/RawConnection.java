package io.github.nh4j.transport.tck;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection that a {@link RawServer} has accepted, for its script. Not thread-safe. */
public final class RawConnection {
    private static final long DRIP_MILLIS = 10;

    private final RawServer server;
    private final Socket socket;
    private final int number;
    private final InputStream in;

    RawConnection(RawServer server, Socket socket, int number) throws IOException {
        this.server = server;
        this.socket = socket;
        this.number = number;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Which connection this is.
     *
     * @return 1 for the first one of the server
     */
    public int number() {
        return number;
    }

    /** Waits for the first byte of the next request, and leaves it there; false at the end of the connection. */
    boolean awaitByte() throws IOException {
        in.mark(1);
        boolean there = in.read() >= 0;
        in.reset();
        return there;
    }

    /**
     * Reads the next request with its whole body.
     *
     * @return the request, or null at the end of the connection
     * @throws IOException if the connection breaks
     */
    public @Nullable RawRequest readRequest() throws IOException {
        String start = readLine();
        if (start == null) {
            return null;
        }
        String[] words = start.split(" ", -1);
        List<String> lines = new ArrayList<>();
        for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
            lines.add(line);
        }
        RawRequest head = new RawRequest(number, words[0], words[1], lines, "");
        String content = new String(readBody(head), StandardCharsets.ISO_8859_1);
        RawRequest whole = new RawRequest(number, words[0], words[1], lines, content);
        server.received(whole);
        return whole;
    }

    private byte[] readBody(RawRequest head) throws IOException {
        if (!head.header("Transfer-Encoding").isEmpty()) {
            return readChunks();
        }
        int length = head.header("Content-Length").stream()
                .mapToInt(Integer::parseInt)
                .sum();
        return in.readNBytes(length);
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int length;
        do {
            String size = readLine();
            length = size == null ? 0 : Integer.parseInt(size, 16);
            body.write(in.readNBytes(length));
            readLine();
        } while (length > 0);
        return body.toByteArray();
    }

    private @Nullable String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /**
     * Reads bytes as they are.
     *
     * @param length how many
     * @return that many, or fewer at the end of the connection
     * @throws IOException if the connection breaks
     */
    public byte[] read(int length) throws IOException {
        return in.readNBytes(length);
    }

    /** What opens a TLS handshake: one record, whose length is in its head. */
    void readClientHello() throws IOException {
        byte[] head = read(5);
        read(((head[3] & 0xff) << 8) | (head[4] & 0xff));
    }

    /** Shakes hands, and says whether the two have agreed on HTTP/2. */
    boolean speaksHttp2() throws IOException {
        if (socket instanceof SSLSocket tls) {
            tls.startHandshake();
            return tls.getApplicationProtocol().equals("h2");
        }
        return false;
    }

    /**
     * Writes text.
     *
     * @param text one character for each byte
     * @throws IOException if the peer has gone
     */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Writes bytes, in one packet if they fit.
     *
     * @param bytes what to write
     * @throws IOException if the peer has gone
     */
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /**
     * Writes the same bytes a hundred times a second, until the peer goes or the server is closed.
     *
     * @param bytes what to write each time
     * @param times how often at most
     * @throws IOException if the peer has gone
     * @throws InterruptedException if the thread is interrupted
     */
    public void drip(String bytes, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            write(bytes);
            if (server.isClosedWithin(DRIP_MILLIS)) {
                return;
            }
        }
    }

    /** Lets some time go by, or less if the server is closed. */
    void pause(Duration time) throws InterruptedException {
        server.isClosedWithin(time.toMillis());
    }

    /**
     * Does nothing more, until the peer closes the connection or the server is closed.
     *
     * @throws IOException if the peer resets the connection
     */
    public void stall() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    /**
     * Closes in a way that makes the peer see a reset, not an end.
     *
     * @throws IOException if the socket cannot be closed
     */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
