package io.github.nh4j.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a PATCH: those operations of JSON Patch that the hub takes, at the places where it takes them. */
record InstallationPatch(List<Operation> operations) {
    /**
     * Reads a patch.
     *
     * @throws Refusal with 400 if it is none
     */
    static InstallationPatch read(String json) {
        Object body;
        try {
            body = JsonText.read(json);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(String.valueOf(e.getMessage()));
        }
        if (!(body instanceof List<?> elements)) {
            throw Refusal.invalidBody("the body is not a JSON array");
        }
        List<Operation> operations = new ArrayList<>();
        elements.forEach(element -> operations.add(Operation.read(Members.of(element, "operation"))));
        return new InstallationPatch(List.copyOf(operations));
    }

    /**
     * The installation with all the changes.
     *
     * @throws Refusal with 400 if it could not be stored like that
     */
    Installation applyTo(Installation installation) {
        Map<String, @Nullable Object> json = JsonText.readObject(InstallationWriter.write(installation));
        operations.forEach(operation -> operation.apply(Shape.INSTALLATION, json, operation.path));
        return InstallationReader.read(new Members(json), installation.id());
    }

    /** One change. */
    record Operation(String op, List<String> path, @Nullable Object value) {
        static Operation read(Members json) {
            String op = String.valueOf(json.string("op"));
            String path = String.valueOf(json.string("path"));
            if (!List.of("add", "remove", "replace").contains(op)) {
                throw Refusal.invalidBody("'op' is not add, remove or replace");
            }
            if (!op.equals("remove") && json.get("value") == null) {
                throw Refusal.invalidBody("'value' is required");
            }
            return new Operation(op, segments(path), json.get("value"));
        }

        private static List<String> segments(String pointer) {
            List<String> segments = new ArrayList<>();
            for (String segment : pointer.split("/", -1)) {
                segments.add(segment.replace("~1", "/").replace("~0", "~"));
            }
            if (!segments.remove(0).isEmpty() || segments.isEmpty()) {
                throw Refusal.invalidBody("'path' does not start with a slash");
            }
            return List.copyOf(segments);
        }

        /** Makes the change below a node, of which a shape is known. What is not there needs no removing. */
        private void apply(Shape shape, Map<String, @Nullable Object> node, List<String> below) {
            String name = below.get(0);
            List<String> rest = below.subList(1, below.size());
            Shape part = shape.part(name);
            if (name.isEmpty() || part == null || (part == Shape.TEXT && !rest.isEmpty())) {
                throw Refusal.invalidBody("'path' is not one that can be patched");
            }
            Object present = node.get(name);
            if (part == Shape.TAGS) {
                node.put(name, tags(present instanceof List<?> tags ? tags : List.of(), rest));
            } else if (!rest.isEmpty() && (present != null || !op.equals("remove"))) {
                Map<String, @Nullable Object> child = present == null
                        ? new LinkedHashMap<>()
                        : Members.of(present, name).members();
                apply(part, child, rest);
                node.put(name, child);
            } else if (op.equals("remove")) {
                node.remove(name);
            } else {
                node.put(name, part == Shape.TEXT ? value : structure());
            }
        }

        /** All tags after the change of all of them, or of the one that is named. */
        private List<Object> tags(List<?> present, List<String> named) {
            List<Object> tags = new ArrayList<>(present);
            if (named.size() > 1 || (named.size() == 1 && op.equals("add"))) {
                throw Refusal.invalidBody("'path' is not one that can be patched: tags are added to all of them");
            }
            if (named.size() == 1) {
                tags.removeIf(tag -> named.get(0).equalsIgnoreCase(String.valueOf(tag)));
            } else if (!op.equals("add")) {
                tags.clear();
            }
            if (!op.equals("remove")) {
                boolean one = value instanceof String text && !text.startsWith("[");
                tags.addAll(one ? List.of(String.valueOf(value)) : array());
            }
            return tags;
        }

        private List<?> array() {
            if (structure() instanceof List<?> elements && !elements.contains(null)) {
                return elements;
            }
            throw Refusal.invalidBody("the value for tags is neither a tag nor an array of tags");
        }

        /** The official clients write objects and arrays as JSON within a text. */
        private @Nullable Object structure() {
            try {
                return value instanceof String text ? JsonText.read(text) : value;
            } catch (IllegalArgumentException e) {
                throw Refusal.invalidBody("the value: " + e.getMessage());
            }
        }
    }

    /** What can stand at a place. */
    private enum Shape {
        TEXT,
        TAGS,
        TEXTS,
        TEMPLATE,
        TEMPLATES,
        TILE,
        TILES,
        INSTALLATION;

        /** What can stand below it, or null if nothing with that name can. */
        @Nullable
        Shape part(String name) {
            return switch (this) {
                case TEXT, TAGS -> null;
                case TEXTS -> TEXT;
                case TEMPLATES -> TEMPLATE;
                case TILES -> TILE;
                case TEMPLATE ->
                    switch (name) {
                        case "body", "expiry" -> TEXT;
                        case "headers" -> TEXTS;
                        case "tags" -> TAGS;
                        default -> null;
                    };
                case TILE ->
                    switch (name) {
                        case "pushChannel" -> TEXT;
                        case "tags" -> TAGS;
                        case "templates" -> TEMPLATES;
                        default -> null;
                    };
                case INSTALLATION ->
                    switch (name) {
                        case "pushChannel", "userId", "expirationTime" -> TEXT;
                        case "tags" -> TAGS;
                        case "pushVariables" -> TEXTS;
                        case "templates" -> TEMPLATES;
                        case "secondaryTiles" -> TILES;
                        default -> null;
                    };
            };
        }
    }
}
