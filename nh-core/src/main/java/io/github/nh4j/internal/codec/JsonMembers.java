package io.github.nh4j.internal.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object of an answer, whose members may come in any order. Those that are null count as not there, in arrays too. What
 * is wrong is said without repeating it.
 *
 * @param members maps, lists, texts, and what is none of them
 */
record JsonMembers(Map<?, ?> members) {
    /** A number, true, false or null, as it was written. */
    private record Literal(String text) {}

    static JsonMembers parse(byte[] body) throws MalformedBodyException {
        try (JsonParser json = Json.parser(body)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                JsonMembers members = new JsonMembers(object(json));
                if (json.nextToken() == null) {
                    return members;
                }
            }
            throw new MalformedBodyException("the body is not one JSON object");
        } catch (JacksonException e) {
            // Without the cause: its message repeats the text.
            throw new MalformedBodyException("the body is not JSON");
        }
    }

    private static Map<String, Object> object(JsonParser json) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static Object value(JsonParser json) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return object(json);
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : new Literal(json.getString());
        }
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }

    private @Nullable Object value(String name) {
        Object value = members.get(name);
        return isNull(value) ? null : value;
    }

    private static boolean isNull(@Nullable Object value) {
        return value instanceof Literal literal && literal.text.equals("null");
    }

    /** The members with other names, each as JSON. */
    Map<String, String> others(Set<String> known) {
        Map<String, String> others = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!known.contains(name)) {
                others.put((String) name, Json.text(json -> write(value, json)));
            }
        });
        return others;
    }

    /** Puts a text at the end of a path, whose objects are made where they are missing. */
    @SuppressWarnings("unchecked") // The names of all members are texts.
    void put(String text, String... path) throws MalformedBodyException {
        Map<Object, Object> at = (Map<Object, Object>) members;
        for (int i = 0; i < path.length - 1; i++) {
            at = (Map<Object, Object>)
                    object(path[i], at.computeIfAbsent(path[i], name -> new LinkedHashMap<>())).members;
        }
        at.put(path[path.length - 1], text);
    }

    byte[] bytes() {
        return Json.document(json -> write(members, json));
    }

    private static void write(Object value, JsonGenerator json) {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            object.forEach((name, member) -> {
                json.writeName((String) name);
                write(member, json);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> array) {
            json.writeStartArray();
            array.forEach(element -> write(element, json));
            json.writeEndArray();
        } else if (value instanceof Literal literal) {
            json.writeRawValue(literal.text);
        } else {
            json.writeString((String) value);
        }
    }

    boolean isObject(String name) {
        return members.get(name) instanceof Map;
    }

    String required(String name) throws MalformedBodyException {
        String text = text(name);
        if (text == null) {
            throw new MalformedBodyException("the body has no " + name);
        }
        return text;
    }

    @Nullable
    String text(String name) throws MalformedBodyException {
        Object value = value(name);
        return value == null ? null : text(name, value);
    }

    boolean flag(String name) {
        Object value = members.get(name);
        return "true".equals(value instanceof Literal literal ? literal.text : value);
    }

    List<String> texts(String name) throws MalformedBodyException {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> elements)) {
            throw new MalformedBodyException(name + " is not an array");
        }
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            if (!isNull(element)) {
                texts.add(text(name, element));
            }
        }
        return texts;
    }

    /** The texts in an object, by names of somebody's choice. */
    Map<String, String> textsByName(String name) throws MalformedBodyException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object(name).members.entrySet()) {
            if (!isNull(entry.getValue())) {
                texts.put((String) entry.getKey(), text(name, entry.getValue()));
            }
        }
        return texts;
    }

    /** The objects in an object, by names of somebody's choice. */
    Map<String, JsonMembers> objectsByName(String name) throws MalformedBodyException {
        Map<String, JsonMembers> objects = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object(name).members.entrySet()) {
            if (!isNull(entry.getValue())) {
                objects.put((String) entry.getKey(), object(name, entry.getValue()));
            }
        }
        return objects;
    }

    /** The object with a name; empty if there is none. */
    JsonMembers object(String name) throws MalformedBodyException {
        Object value = value(name);
        return value == null ? new JsonMembers(Map.of()) : object(name, value);
    }

    private static JsonMembers object(String name, Object value) throws MalformedBodyException {
        if (value instanceof Map<?, ?> object) {
            return new JsonMembers(object);
        }
        throw new MalformedBodyException(name + " is or holds something that is not an object");
    }

    private static String text(String name, Object value) throws MalformedBodyException {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Literal literal) {
            return literal.text;
        }
        throw new MalformedBodyException(name + " is or holds something that is not a text");
    }
}
