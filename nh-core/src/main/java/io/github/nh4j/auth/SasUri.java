package io.github.nh4j.auth;

import java.net.URI;
import java.util.Objects;

/**
 * An address in a storage account that carries its own permission: whoever has it can use it. Immutable and thread-safe.
 * Two are equal if their texts are.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview">Shared access signatures</a>
 */
public final class SasUri {
    private final String value;

    private SasUri(String value) {
        this.value = value;
    }

    /**
     * An address as it was handed out.
     *
     * @param value the address with its query, in which the permission is
     * @return the address
     * @throws IllegalArgumentException if it is empty
     */
    public static SasUri of(String value) {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("the URI is empty");
        }
        return new SasUri(value.strip());
    }

    /**
     * The secret itself.
     *
     * @return the whole address
     */
    public String value() {
        return value;
    }

    /**
     * The secret itself, for those who fetch it. The {@code toString()} of a {@link URI} shows all of it.
     *
     * @return the whole address
     * @throws IllegalStateException if the text is no URI
     */
    public URI uri() {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message repeats the text.
            throw new IllegalStateException("the text is no URI: " + this);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SasUri that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The address up to its query, and nothing of the signature. */
    @Override
    public String toString() {
        String shown = value.split("[?#]", 2)[0];
        int path = shown.indexOf("//") < 0 ? 0 : shown.indexOf("//") + 2;
        int at = shown.lastIndexOf('@');
        return (at < path ? shown : shown.substring(0, path) + "***" + shown.substring(at))
                + (shown.length() == value.length() ? "" : "?***");
    }
}
