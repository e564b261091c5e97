package io.github.nh4j.internal.codec;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON that this library reads or writes itself. Its callers have refused halves of surrogate pairs. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** {@code {"name":"value",...}} in the order of the map. */
    static byte[] object(Map<String, String> properties) {
        Buffer buffer = new Buffer(64 * (properties.size() + 1));
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), buffer)) {
            json.writeStartObject();
            for (Map.Entry<String, String> property : properties.entrySet()) {
                json.writeName(property.getKey());
                json.writeString(property.getValue());
            }
            json.writeEndObject();
        }
        return buffer.bytes();
    }

    /** Whatever is written. */
    static byte[] document(Consumer<JsonGenerator> content) {
        Buffer buffer = new Buffer(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), buffer)) {
            content.accept(json);
        }
        return buffer.bytes();
    }

    /** Whatever is written, as text: halves of surrogate pairs are no error there. */
    static String text(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.toString();
    }

    static JsonParser parser(byte[] json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    static JsonParser parser(String json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    /** Appends {@code ["a","b",...]}. */
    static void appendArray(List<String> values, Buffer buffer) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), buffer)) {
            json.writeStartArray();
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
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
