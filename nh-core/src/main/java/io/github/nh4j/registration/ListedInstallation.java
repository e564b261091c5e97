package io.github.nh4j.registration;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An installation as listings show it. A hub lists registrations only: an installation is one of them for native
 * notifications, and one for each of its templates, not next to each other. This is the one for native notifications, which
 * each installation has; its templates and its secondary tiles are not in it. Reading the installation by its id has all.
 *
 * <p>Immutable and thread-safe. Two are equal if their registrations are.
 */
public final class ListedInstallation {
    private static final String INSTALLATION = "$InstallationId:{";
    private static final String USER = "$UserId:{";

    private final Registration registration;
    private final String id;

    private ListedInstallation(Registration registration, String id) {
        this.registration = registration;
        this.id = id;
    }

    /**
     * Takes a registration for an installation.
     *
     * @param registration as the hub lists it
     * @return the installation; empty if the registration has no tag {@code $InstallationId:{..}}, or is one of a template
     *     or of a secondary tile
     */
    public static Optional<ListedInstallation> of(Registration registration) {
        boolean main = registration instanceof NativeRegistration device
                ? device.channel().secondaryTile().isEmpty()
                : registration instanceof UnknownRegistration unknown
                        && !unknown.kind().contains("TemplateRegistration");
        return system(INSTALLATION, registration)
                .filter(id -> main)
                .map(id -> new ListedInstallation(registration, id));
    }

    private static Optional<String> system(String prefix, Registration registration) {
        return registration.tags().stream()
                .filter(tag -> isSystem(prefix, tag))
                .map(tag -> tag.substring(prefix.length(), tag.length() - 1))
                .findFirst();
    }

    private static boolean isSystem(String prefix, String tag) {
        return tag.length() > prefix.length() + 1
                && tag.endsWith("}")
                && tag.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }

    /**
     * The id of the installation.
     *
     * @return the id, by which it can be read
     */
    public String id() {
        return id;
    }

    /**
     * The id of its user.
     *
     * @return the id, or empty
     */
    public Optional<String> userId() {
        return system(USER, registration);
    }

    /**
     * Its own tags: neither those of its templates nor the ones that stand for itself and its user.
     *
     * @return the tags in their order
     */
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>(registration.tags());
        tags.removeIf(tag -> isSystem(INSTALLATION, tag) || isSystem(USER, tag));
        return Collections.unmodifiableSet(tags);
    }

    /**
     * Where the hub pushes to.
     *
     * @return the channel, or empty if this library does not know such channels
     */
    public Optional<PushChannel> channel() {
        return registration instanceof NativeRegistration device ? Optional.of(device.channel()) : Optional.empty();
    }

    /**
     * All that the listing has.
     *
     * @return the registration for native notifications
     */
    public Registration registration() {
        return registration;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListedInstallation that && registration.equals(that.registration);
    }

    @Override
    public int hashCode() {
        return registration.hashCode();
    }

    /** The text of the registration: no id of the installation or of its user, no handle and no tag. */
    @Override
    public String toString() {
        return "installation by its " + registration;
    }
}
