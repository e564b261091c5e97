package io.github.nh4j.internal.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON that this library writes itself. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** {@code {"name":"value",...}} in the order of the map. */
    static byte[] object(Map<String, String> properties) {
        Buffer buffer = new Buffer(64 * (properties.size() + 1));
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), buffer)) {
            json.writeStartObject();
            for (Map.Entry<String, String> property : properties.entrySet()) {
                json.writeName(text(property.getKey()));
                json.writeString(text(property.getValue()));
            }
            json.writeEndObject();
        }
        return buffer.bytes();
    }

    /** Appends {@code ["a","b",...]}. */
    static void appendArray(List<String> values, Buffer buffer) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), buffer)) {
            json.writeStartArray();
            for (String value : values) {
                json.writeString(text(value));
            }
            json.writeEndArray();
        }
    }

    /** Jackson would write half of a surrogate pair as an escape, which other parsers refuse or turn into something else. */
    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException(
                            "a text of " + text.length() + " characters has half of a surrogate pair at position " + i);
                }
                i++;
            }
        }
        return text;
    }

    /** Grows like its parent, and gives its array away without a copy if its size was foretold exactly. */
    static final class Buffer extends ByteArrayOutputStream {
        Buffer(int size) {
            super(size);
        }

        byte[] bytes() {
            return count == buf.length ? buf : Arrays.copyOf(buf, count);
        }
    }
}
