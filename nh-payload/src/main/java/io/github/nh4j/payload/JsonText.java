package io.github.nh4j.payload;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as strings, numbers, booleans, lists and maps: copied and checked when it is given, written when all is there. */
final class JsonText {
    /** More than any push needs; it ends maps that contain themselves. */
    private static final int DEEPEST = 32;

    /** Not what extends them, which could write anything. */
    private static final Set<Class<?>> WRITTEN_AS_THEY_ARE = Set.of(
            Boolean.class, Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    static Map<String, Object> copy(String where, Map<?, ?> values) {
        return copy(where, values, 1);
    }

    /** A snapshot, so that later changes of lists and maps do not show. */
    static Object copy(String where, Object value) {
        return copy(where, value, 1);
    }

    private static Object copy(String where, Object value, int depth) {
        Objects.requireNonNull(value, () -> where + "; leave it out instead");
        Checks.require(depth <= DEEPEST, "%s is nested more than %d deep", where, DEEPEST);
        if (value instanceof String text) {
            return Checks.text(where, text);
        } else if (value instanceof Map<?, ?> map) {
            return copy(where, map, depth);
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object item : list) {
                copy.add(copy(where + "[" + copy.size() + "]", item, depth + 1));
            }
            return Collections.unmodifiableList(copy);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            Checks.require(Double.isFinite(number), "%s is %s, which JSON does not have", where, number);
            return value;
        } else if (WRITTEN_AS_THEY_ARE.contains(value.getClass())) {
            return value;
        }
        throw new IllegalArgumentException(where + " is a " + value.getClass().getName()
                + "; allowed are String, numbers of the JDK, Boolean, List, and Map with String keys");
    }

    private static Map<String, Object> copy(String where, Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException(where + " has a key that is not a String");
            }
            copy.put(Checks.text("a key of " + where, name), copy(Checks.entry(where, name), value, depth + 1));
        });
        return Collections.unmodifiableMap(copy);
    }

    static String of(Map<String, Object> root) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, root);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, item) -> {
                json.writeName((String) name);
                write(json, item);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(item -> write(json, item));
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            // All numbers of the JDK that copy lets through have the text that JSON has for them.
            json.writeNumber(value.toString());
        }
    }
}
