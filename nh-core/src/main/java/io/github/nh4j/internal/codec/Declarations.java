package io.github.nh4j.internal.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Makes one XML document of many in a row: leaves out their declarations, and puts one element around them all. */
final class Declarations extends Reader {
    private static final String START = "<documents>";
    private static final String END = "</documents>";
    private static final String DECLARATION = "?xml";

    private final BufferedReader in;
    private String pending = START;
    private int taken;
    private boolean ended;
    private @Nullable IOException failure;

    Declarations(Reader in) {
        this.in = new BufferedReader(in);
    }

    /** What the source threw, which parsers wrap each in its own way; null if it did not. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** What was read before the source failed is handed over first. */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        try {
            for (; count < length && failure == null; count++) {
                int c = next();
                if (c < 0) {
                    break;
                }
                buffer[offset + count] = (char) c;
            }
        } catch (IOException e) {
            failure = e;
        }
        if (count == 0 && failure != null) {
            throw failure;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private int next() throws IOException {
        while (taken == pending.length()) {
            if (ended) {
                return -1;
            }
            int c = in.read();
            if (c == '<' && skipsDeclaration()) {
                continue;
            }
            if (c >= 0) {
                return c;
            }
            pending = END;
            taken = 0;
            ended = true;
        }
        return pending.charAt(taken++);
    }

    /** Behind a bracket. A declaration that is cut becomes a bracket too, for the parser to stumble over. */
    private boolean skipsDeclaration() throws IOException {
        in.mark(DECLARATION.length() + 1);
        for (int i = 0; i < DECLARATION.length(); i++) {
            if (in.read() != DECLARATION.charAt(i)) {
                in.reset();
                return false;
            }
        }
        int c = in.read();
        if (c > ' ') {
            in.reset();
            return false;
        }
        while (c >= 0 && c != '>') {
            c = in.read();
        }
        return c >= 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
