package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one response. Not thread-safe. */
class ReferenceReader {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([0-9]{3})( .*)?");
    private static final int LONGEST_HEAD = 256 * 1024;
    private static final int BLOCK = 8 * 1024;

    private final InputStream in;
    private final int cap;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int headLength;
    private int status;
    private boolean persistent;
    private Headers headers = Headers.none();

    ReferenceReader(InputStream in, int cap) {
        this.in = in;
        this.cap = cap;
    }

    TransportResponse read() throws IOException {
        do {
            readHead();
        } while (!isFinal(status));
        try {
            readBody();
        } catch (ResponseTooLargeException e) {
            throw e;
        } catch (IOException | NumberFormatException e) {
            return cut(e);
        }
        return response();
    }

    final TransportResponse response() {
        return TransportResponse.of(status, headers, body.toByteArray());
    }

    /** What becomes of a response whose body has not come whole. */
    TransportResponse cut(Exception cause) throws IOException {
        throw (IOException)
                new IncompleteResponseException(status, headers, "the response was cut in its body").initCause(cause);
    }

    boolean isFinal(int status) {
        return status >= 200;
    }

    /** What becomes of a line that the connection ends in. */
    void endWithinLine(String line) throws IOException {
        throw new EOFException("the connection ended within a line");
    }

    /** Takes what has come next of the body. */
    void take(byte[] block, int length) throws IOException {
        if (isOver(length)) {
            throw tooLarge();
        }
        keep(block, length);
    }

    final boolean isOver(int length) {
        return body.size() + length > cap;
    }

    final void keep(byte[] block, int length) {
        body.write(block, 0, length);
    }

    final IOException tooLarge() {
        return new ResponseTooLargeException(status, headers, "the body has more than " + cap + " bytes");
    }

    int longestHead() {
        return LONGEST_HEAD;
    }

    /** Whether the next exchange will find nothing but its own response. */
    boolean leavesConnectionInOrder() throws IOException {
        return isKeptOpen() && in.available() == 0;
    }

    final boolean isKeptOpen() {
        return persistent && !headers.first("Connection").orElse("").equalsIgnoreCase("close");
    }

    private void readHead() throws IOException {
        Matcher start = STATUS_LINE.matcher(line());
        if (!start.matches()) {
            throw new IOException("the peer does not speak HTTP/1.1");
        }
        persistent = start.group(1).equals("1");
        status = Integer.parseInt(start.group(2));
        headers = fields();
    }

    private Headers fields() throws IOException {
        Headers.Builder fields = Headers.builder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(colon - 1) == ' ') {
                throw new IOException("the peer has sent a header that cannot be understood");
            }
            fields.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return fields.build();
    }

    private void readBody() throws IOException {
        if (status == 204 || status == 304) {
            return;
        }
        if (headers.first("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            readChunks();
        } else if (headers.first("Content-Length").isPresent()) {
            readExactly(Long.parseLong(headers.first("Content-Length").get()));
        } else {
            persistent = false;
            readToTheEnd();
        }
    }

    private void readChunks() throws IOException {
        long size;
        do {
            size = Long.parseLong(line().replaceFirst(";.*", "").strip(), 16);
            readExactly(size);
            if (size > 0 && !line().isEmpty()) {
                throw new IOException("a chunk is longer than its size");
            }
        } while (size > 0);
        var unused = fields();
    }

    private void readExactly(long length) throws IOException {
        for (long left = length; left > 0; ) {
            int read = readBlock((int) Math.min(left, BLOCK));
            if (read < 0) {
                throw new EOFException("the connection ended within the body");
            }
            left -= read;
        }
    }

    private void readToTheEnd() throws IOException {
        int read;
        do {
            read = readBlock(BLOCK);
        } while (read >= 0);
    }

    private int readBlock(int length) throws IOException {
        byte[] block = new byte[length];
        int read = in.read(block, 0, length);
        if (read > 0) {
            take(block, read);
        }
        return read;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                endWithinLine(line.toString(StandardCharsets.ISO_8859_1));
                return "";
            }
            line.write(b);
            if (++headLength > longestHead()) {
                throw new IOException("the head of the response has more than " + longestHead() + " bytes");
            }
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
