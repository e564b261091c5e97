package io.github.nh4j.emulator;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON as text: streams, and small documents as maps, lists and values. */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    /** Documentation of batch sends shows handles in single quotes, so the hub cannot mind them there. */
    private static final JsonFactory LENIENT =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private JsonText() {}

    static JsonParser parser(String json) {
        return JSON.createParser(ObjectReadContext.empty(), json);
    }

    static JsonGenerator generator(Writer target) {
        return JSON.createGenerator(ObjectWriteContext.empty(), target);
    }

    static String write(Consumer<JsonGenerator> content) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = generator(json)) {
            content.accept(generator);
        }
        return json.toString();
    }

    /**
     * Reads one document. Numbers become their text in a {@link NumberText}.
     *
     * @return a map, a list, a string, a number, a boolean or null
     * @throws IllegalArgumentException if it is not JSON
     */
    static @Nullable Object read(String json) {
        return read(JSON, json);
    }

    /** Reads one document in which strings may have single quotes. */
    static @Nullable Object readLenient(String json) {
        return read(LENIENT, json);
    }

    private static @Nullable Object read(JsonFactory factory, String json) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("the body is empty");
            }
            Object document = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("the body has more than one JSON value");
            }
            return document;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads one object.
     *
     * @throws IllegalArgumentException if it is not a JSON object
     */
    static Map<String, @Nullable Object> readObject(String json) {
        return asObject(read(json), "the body");
    }

    static Map<String, @Nullable Object> asObject(@Nullable Object value, String name) {
        if (!(value instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(name + " is not a JSON object");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        members.forEach((key, member) -> object.put((String) key, member));
        return object;
    }

    private static @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberText(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    /** Writes what {@link #read} has read. */
    static void writeValue(JsonGenerator json, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            members.forEach((name, member) -> {
                json.writeName((String) name);
                writeValue(json, member);
            });
            json.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            elements.forEach(element -> writeValue(json, element));
            json.writeEndArray();
        } else if (value instanceof NumberText number) {
            json.writeNumber(number.text());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    /** A number, digit by digit as it came. */
    record NumberText(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
