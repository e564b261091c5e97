package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.error.MalformedFeedbackException;
import io.github.nh4j.notification.PnsFeedback;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code PnsFeedback} documents that stand in a row, one after the other. Their declarations say UTF-16 whatever
 * their bytes are, so the encoding is found by the first bytes.
 */
public final class FeedbackDocuments {
    private static final int LONGEST = 8 * 1024;
    /** What a decoder makes of bytes that it cannot read. */
    private static final char REPLACED = '\uFFFD';

    private final Declarations text;
    private @Nullable XmlCursor documents;
    private long count;

    /** Starts at the first document. Whoever opened the stream closes it. */
    public FeedbackDocuments(InputStream in) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, 2);
        byte[] first = bytes.readNBytes(2);
        bytes.unread(first);
        // A mark at the start is no more than a character outside of the documents.
        this.text = new Declarations(new InputStreamReader(bytes, charset(first)));
    }

    private static Charset charset(byte[] first) {
        if (first.length < 2) {
            return UTF_8;
        }
        return switch (((first[0] & 0xFF) << 8) | (first[1] & 0xFF)) {
            case 0xFEFF, '<' -> UTF_16BE;
            case 0xFFFE, '<' << 8 -> UTF_16LE;
            default -> UTF_8;
        };
    }

    /** How many documents were read. */
    public long count() {
        return count;
    }

    /**
     * Reads one document.
     *
     * @return null after the last
     * @throws MalformedFeedbackException if it is broken; there is no reading on behind it
     */
    public @Nullable PnsFeedback next() throws IOException {
        try {
            XmlCursor cursor = documents;
            if (cursor == null) {
                cursor = XmlCursor.open(text);
                documents = cursor;
            }
            if (!cursor.nextDocument()) {
                cursor.toTheEnd();
                return null;
            }
            if (!cursor.name().equals("PnsFeedback")) {
                throw new MalformedFeedbackException(count, "it is not PnsFeedback");
            }
            PnsFeedback feedback = feedback(cursor);
            count++;
            return feedback;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws a few runtime exceptions of its own for broken input.
            IOException failure = text.failure();
            if (failure != null) {
                throw failure;
            }
            throw new MalformedFeedbackException(count, "it is not well-formed XML");
        }
    }

    private PnsFeedback feedback(XmlCursor document) throws XMLStreamException, MalformedFeedbackException {
        Map<String, String> elements = new LinkedHashMap<>();
        while (document.nextChild()) {
            String name = document.name();
            String value = ForeignText.printable(document.text(), LONGEST);
            if (value.indexOf(REPLACED) >= 0) { // A handle with one character replaced is another handle.
                throw new MalformedFeedbackException(count, "its bytes are not in its encoding");
            }
            elements.put(name, value);
        }
        return PnsFeedback.of(time(elements.getOrDefault("FeedbackTime", "")), elements);
    }

    /** One that cannot be read is still among the elements. */
    private static @Nullable Instant time(String text) {
        try {
            return WireTime.read("FeedbackTime", text);
        } catch (MalformedBodyException e) {
            return null;
        }
    }
}
