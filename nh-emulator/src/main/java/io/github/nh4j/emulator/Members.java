package io.github.nh4j.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object of a request, by type. A member that is null counts as one that is not there. */
record Members(Map<String, @Nullable Object> members) {
    static Members of(@Nullable Object value, String name) {
        try {
            return new Members(JsonText.asObject(value, "'" + name + "'"));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(String.valueOf(e.getMessage()));
        }
    }

    static Members parse(String json) {
        try {
            return new Members(JsonText.readObject(json));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(String.valueOf(e.getMessage()));
        }
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    @Nullable
    String string(String name) {
        Object value = members.get(name);
        return value == null ? null : text(value, name);
    }

    List<String> strings(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> elements)) {
            throw Refusal.invalidBody("'" + name + "' is not an array");
        }
        List<String> texts = new ArrayList<>();
        elements.forEach(element -> texts.add(text(element, name)));
        return List.copyOf(texts);
    }

    /** The member as a map of texts, in its order. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        objects(name).forEach((key, value) -> {
            if (value != null) {
                texts.put(key, text(value, name));
            }
        });
        return texts;
    }

    Map<String, @Nullable Object> objects(String name) {
        Object value = members.get(name);
        return value == null ? Map.of() : of(value, name).members();
    }

    private static String text(@Nullable Object value, String name) {
        if (value instanceof String text) {
            return text;
        }
        throw Refusal.invalidBody("'" + name + "' is or holds something that is not a string");
    }
}
