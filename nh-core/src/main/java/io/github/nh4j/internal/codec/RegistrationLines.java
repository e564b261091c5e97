package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.error.MalformedRegistrationException;
import io.github.nh4j.registration.Registration;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that has one registration on each line, and holds one line at a time. A line that cannot be read is behind
 * the reader when it throws.
 */
public final class RegistrationLines implements Spliterator<Registration> {
    /** More than a template with all that may be around it. */
    private static final int LONGEST = 1024 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    /** Starts at the first line. Whoever opened the stream closes it. */
    public RegistrationLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Throws an {@link UncheckedIOException} if the stream fails, or for a {@link MalformedRegistrationException}. */
    @Override
    public boolean tryAdvance(Consumer<? super Registration> action) {
        Registration registration;
        try {
            registration = next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (registration == null) {
            return false;
        }
        action.accept(registration);
        return true;
    }

    private @Nullable Registration next() throws IOException {
        while (nextLine()) {
            String text = text();
            if (!text.isEmpty()) {
                try {
                    return RegistrationReader.line(text);
                } catch (MalformedBodyException e) {
                    // Without the cause: its message may repeat what is in the line.
                    throw new MalformedRegistrationException(number, String.valueOf(e.getMessage()));
                }
            }
        }
        return null;
    }

    /** No byte of a character of several bytes is a line feed. */
    private boolean nextLine() throws IOException {
        line.reset();
        int c = in.read();
        if (c < 0) {
            return false;
        }
        number++;
        boolean tooLong = false;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() < LONGEST) {
                line.write(c);
            } else {
                tooLong = true;
            }
        }
        if (tooLong) {
            throw new MalformedRegistrationException(number, "it has more than " + LONGEST + " bytes");
        }
        return true;
    }

    private String text() throws MalformedRegistrationException {
        String text;
        try {
            text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            // A handle with one character replaced is another handle.
            throw new MalformedRegistrationException(number, "it is not UTF-8");
        }
        return (number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }

    /** Lines come one after the other. */
    @Override
    public @Nullable Spliterator<Registration> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
