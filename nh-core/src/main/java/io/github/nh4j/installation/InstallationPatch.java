package io.github.nh4j.installation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to an installation, made in their order without touching the rest of it. Immutable and thread-safe.
 *
 * <pre>{@code
 * InstallationPatch.builder()
 *     .add(InstallationPath.TAGS, "follows_RedSox")
 *     .remove(InstallationPath.tag("follows_Cardinals"))
 *     .replace(InstallationPath.template("score").body(), body)
 *     .build();
 * }</pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">JSON Patch</a>, of which the hub takes these operations
 */
public final class InstallationPatch {
    private final List<Operation> operations;

    private InstallationPatch(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * Starts a patch.
     *
     * @return a builder without operations
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What is to be done.
     *
     * @return the operations in their order, one at least
     */
    public List<Operation> operations() {
        return operations;
    }

    /** The number of operations, and none of them. */
    @Override
    public String toString() {
        return "patch with " + operations.size() + " operations";
    }

    /** What an operation does. */
    public enum Kind {
        /** Puts a value where none is, or in place of the one that is there; adds one to all tags. */
        ADD,
        /** Takes a value away. */
        REMOVE,
        /** Puts a value in place of the one that is there. */
        REPLACE;

        /** The word of JSON Patch. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One change. Immutable and thread-safe. */
    public static final class Operation {
        private final Kind kind;
        private final InstallationPath<?> path;
        private final @Nullable Object value;

        private Operation(Kind kind, InstallationPath<?> path, @Nullable Object value) {
            this.kind = kind;
            this.path = path;
            this.value = value instanceof Map<?, ?> headers
                    ? Collections.unmodifiableMap(new LinkedHashMap<>(headers))
                    : value;
        }

        /**
         * What it does.
         *
         * @return add, remove or replace
         */
        public Kind kind() {
            return kind;
        }

        /**
         * Where it does it.
         *
         * @return the path
         */
        public InstallationPath<?> path() {
            return path;
        }

        /**
         * What it puts there.
         *
         * @return a value of the kind that the path holds; empty if it removes
         */
        public Optional<Object> value() {
            return Optional.ofNullable(value);
        }

        /** What it does, and neither where nor with what: both may have a tag in them. */
        @Override
        public String toString() {
            return kind.toString();
        }
    }

    /** Collects operations. Not thread-safe. */
    public static final class Builder {
        private final List<Operation> operations = new ArrayList<>();

        private Builder() {}

        /**
         * Puts a value where none is, or in place of the one that is there; adds one to all tags.
         *
         * @param path where
         * @param value what
         * @param <V> the kind of value that the path holds
         * @return this builder
         * @throws IllegalArgumentException if that path cannot be added to, or the hub would refuse the value
         */
        public <V> Builder add(InstallationPath<V> path, V value) {
            return put(Kind.ADD, path, value);
        }

        /**
         * Takes a value away.
         *
         * @param path where
         * @return this builder
         * @throws IllegalArgumentException if that path cannot be removed
         */
        public Builder remove(InstallationPath<?> path) {
            Place.of(path).require(Kind.REMOVE);
            operations.add(new Operation(Kind.REMOVE, path, null));
            return this;
        }

        /**
         * Puts a value in place of the one that is there.
         *
         * @param path where
         * @param value what
         * @param <V> the kind of value that the path holds
         * @return this builder
         * @throws IllegalArgumentException if that path cannot be replaced, or the hub would refuse the value
         */
        public <V> Builder replace(InstallationPath<V> path, V value) {
            return put(Kind.REPLACE, path, value);
        }

        private <V> Builder put(Kind kind, InstallationPath<V> path, V value) {
            Place.of(path).require(kind, Objects.requireNonNull(value, "value"));
            operations.add(new Operation(kind, path, value));
            return this;
        }

        /**
         * Makes the patch.
         *
         * @return an immutable patch
         * @throws IllegalArgumentException if there is no operation
         */
        public InstallationPatch build() {
            if (operations.isEmpty()) {
                throw new IllegalArgumentException("the patch has no operation");
            }
            return new InstallationPatch(operations);
        }
    }
}
