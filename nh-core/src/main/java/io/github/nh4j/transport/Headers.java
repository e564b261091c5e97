package io.github.nh4j.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * HTTP header fields: ordered, multi-valued, found whatever the case of their names. They only store: what a peer sends
 * is never rejected here. What nh4j sends is checked by {@link TransportRequest}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Headers {
    private static final Headers NONE = new Headers(new String[0]);

    /** Names at even places, each followed by its value. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /**
     * No headers.
     *
     * @return the empty headers
     */
    public static Headers none() {
        return NONE;
    }

    /**
     * Headers from names and values in turn: {@code Headers.of("Location", uri, "TrackingId", id)}.
     *
     * @param namesAndValues a name, its value, the next name, and so on
     * @return these headers, in this order
     * @throws IllegalArgumentException if a name has no value
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("the last header name has no value");
        }
        for (String text : namesAndValues) {
            Objects.requireNonNull(text, "header name or value");
        }
        return namesAndValues.length == 0 ? NONE : new Headers(namesAndValues.clone());
    }

    /**
     * Starts headers that are collected one by one.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return its first value, or empty if there is none
     */
    public Optional<String> first(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return Optional.of(fields[i + 1]);
            }
        }
        return Optional.empty();
    }

    /**
     * All values of a header, in their order.
     *
     * @param name the header's name, in any case
     * @return its values; empty if there is none
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                values.add(fields[i + 1]);
            }
        }
        return List.copyOf(values);
    }

    /**
     * The names, each once, in lower case.
     *
     * @return the names in the order of their first field
     */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < fields.length; i += 2) {
            names.add(fields[i].toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /**
     * Passes every field on, in order; a header with two values is two fields.
     *
     * @param field takes a name as it was given and one value
     */
    public void forEach(BiConsumer<String, String> field) {
        for (int i = 0; i < fields.length; i += 2) {
            field.accept(fields[i], fields[i + 1]);
        }
    }

    /**
     * The number of fields.
     *
     * @return how many name and value pairs there are
     */
    public int size() {
        return fields.length / 2;
    }

    /**
     * These headers with one name set to one value, in place of what that name had.
     *
     * @param name the header's name
     * @param value its only value
     * @return new headers
     */
    public Headers with(String name, String value) {
        Builder changed = new Builder();
        for (int i = 0; i < fields.length; i += 2) {
            if (!fields[i].equalsIgnoreCase(name)) {
                changed.add(fields[i], fields[i + 1]);
            }
        }
        return changed.add(name, value).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && Arrays.equals(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    /** The names only: a value may be a secret. */
    @Override
    public String toString() {
        return "Headers" + names();
    }

    /** Collects header fields. Not thread-safe. */
    public static final class Builder {
        private String[] fields = new String[20];
        private int length;

        private Builder() {}

        /**
         * Adds a field behind the others.
         *
         * @param name the header's name
         * @param value one value
         * @return this builder
         */
        public Builder add(String name, String value) {
            if (length == fields.length) {
                fields = Arrays.copyOf(fields, length * 2);
            }
            fields[length] = Objects.requireNonNull(name, "name");
            fields[length + 1] = Objects.requireNonNull(value, "value");
            length += 2;
            return this;
        }

        /**
         * Makes the headers.
         *
         * @return the fields added so far
         */
        public Headers build() {
            return length == 0 ? NONE : new Headers(Arrays.copyOf(fields, length));
        }
    }
}
