package io.github.nh4j.integration.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A value of a JSON document: a map, a list, a text (numbers are texts, too), or null. */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final @Nullable Object value;

    private JsonTree(@Nullable Object value) {
        this.value = value;
    }

    static JsonTree read(Path file) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), file)) {
            parser.nextToken();
            return new JsonTree(value(parser));
        }
    }

    static JsonTree parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return new JsonTree(value(parser));
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    /** A member of an object; JSON's null if there is no such member. */
    JsonTree get(String name) {
        return new JsonTree(members().get(name));
    }

    /** The members of an object; none if this is no object. */
    Map<?, ?> members() {
        return value instanceof Map<?, ?> members ? members : Map.of();
    }

    /** The items of an array; none if this is no array. */
    Stream<JsonTree> items() {
        return value instanceof List<?> items ? items.stream().map(JsonTree::new) : Stream.of();
    }

    /** The text; empty for JSON's null. */
    String text() {
        return Objects.toString(value, "");
    }
}
