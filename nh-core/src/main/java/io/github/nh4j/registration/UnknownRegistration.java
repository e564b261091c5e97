package io.github.nh4j.registration;

import java.util.Objects;

/**
 * A registration of a kind that this library does not know. It can be deleted, but not stored: nobody knows which of its
 * parts the hub would take.
 */
public final class UnknownRegistration extends Registration {
    private final String kind;
    private final String xml;

    private UnknownRegistration(Builder builder) {
        super(builder);
        this.kind = builder.kind;
        this.xml = builder.xml;
    }

    /**
     * Starts a registration, as a hub would answer it.
     *
     * @param kind the hub's name for the kind, such as {@code AppleRegistrationDescription}
     * @param xml the whole description
     * @return a builder
     */
    public static Builder builder(String kind, String xml) {
        return new Builder(kind, xml);
    }

    /**
     * The kind.
     *
     * @return the hub's name for it
     */
    public String kind() {
        return kind;
    }

    /**
     * All that the hub said.
     *
     * @return an XML element with the same content as the hub's; prefixes may be others
     */
    public String xml() {
        return xml;
    }

    /**
     * Refuses.
     *
     * @throws IllegalArgumentException always
     */
    @Override
    public UnknownRegistration requireStorable() {
        throw new IllegalArgumentException(
                "a registration of a kind that this library does not know cannot be stored; update the library");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownRegistration that
                && equalsInCommon(that)
                && kind.equals(that.kind)
                && xml.equals(that.xml);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), kind);
    }

    /** Kind, id and sizes: nothing of the description. */
    @Override
    public String toString() {
        return text("unknown") + " (" + Storable.printable(kind) + ")";
    }

    /** Collects a registration. Not thread-safe. */
    public static final class Builder extends RegistrationBuilder<Builder> {
        private final String kind;
        private final String xml;

        private Builder(String kind, String xml) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.xml = Objects.requireNonNull(xml, "xml");
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the registration.
         *
         * @return an immutable registration
         */
        public UnknownRegistration build() {
            return new UnknownRegistration(this);
        }
    }
}
