package io.github.nh4j.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a file line by line from any place in it, and holds one line at a time. */
final class ImportLines {
    /** More than a registration with all that its XML adds. */
    static final int LONGEST = 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long offset;
    private boolean tooLong;

    /**
     * Begins with the line at an offset.
     *
     * @param in at its beginning, and buffered; it stays open
     */
    ImportLines(InputStream in, long offset) throws IOException {
        this.in = in;
        in.skipNBytes(offset);
        this.offset = offset;
        if (offset == 0) {
            in.mark(BYTE_ORDER_MARK.length);
            if (Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
                this.offset = BYTE_ORDER_MARK.length;
            } else {
                in.reset();
            }
        }
    }

    /** Goes to the next line, if there is one. No byte of a character of several bytes is a line feed. */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        int b = in.read();
        if (b < 0) {
            return false;
        }
        for (; b >= 0; b = in.read()) {
            offset++;
            if (b == '\n') {
                return true;
            }
            if (line.size() < LONGEST) {
                line.write(b);
            } else {
                tooLong = true;
            }
        }
        return true;
    }

    /** The line without its line feed, or the beginning of one that is too long. */
    byte[] bytes() {
        return line.toByteArray();
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Where the next line begins. */
    long offset() {
        return offset;
    }
}
