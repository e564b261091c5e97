package io.github.nh4j.installation;

import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;

/**
 * A place in an installation that a patch can change, with the kind of value that it holds. The id and the platform have
 * none: they cannot be changed.
 *
 * <p>Names in it may have any characters; they are escaped as JSON Pointer says. Immutable and thread-safe. Two are equal
 * if their pointers are.
 *
 * @param <V> the value there
 */
public sealed interface InstallationPath<V> permits Place, TemplatePath, SecondaryTilePath {
    /** The handle of a device. It can be replaced only. */
    InstallationPath<String> PUSH_CHANNEL = Place.pushChannel("");

    /** The subscription of a browser. It can be replaced only. */
    InstallationPath<BrowserPushChannel> BROWSER_PUSH_CHANNEL = Place.browserPushChannel();

    /** The user. */
    InstallationPath<String> USER_ID = Place.userId();

    /** All tags, to which one can be added. */
    InstallationPath<String> TAGS = Place.tags("");

    /** When the hub forgets the installation. */
    InstallationPath<Instant> EXPIRATION_TIME = Place.expirationTime();

    /**
     * One tag, which can be removed, or replaced by another.
     *
     * @param tag the tag
     * @return its place
     * @throws IllegalArgumentException if it is empty
     */
    static InstallationPath<String> tag(String tag) {
        return Place.tag("", tag);
    }

    /**
     * One template.
     *
     * @param name its name
     * @return its place, below which are its parts
     * @throws IllegalArgumentException if the name is empty or over 200 characters long
     */
    static TemplatePath template(String name) {
        return new TemplatePath("", name);
    }

    /**
     * One secondary tile.
     *
     * @param tileId its id
     * @return its place, below which are its parts
     * @throws IllegalArgumentException if it is empty
     */
    static SecondaryTilePath secondaryTile(String tileId) {
        return new SecondaryTilePath(tileId);
    }

    /**
     * One value that templates find if a notification does not say it.
     *
     * @param name its name in templates
     * @return its place
     * @throws IllegalArgumentException if it is empty
     */
    static InstallationPath<String> pushVariable(String name) {
        return Place.text("/pushVariables" + Place.segment("the name of a push variable", name));
    }

    /**
     * The path as the hub reads it.
     *
     * @return a JSON Pointer
     */
    String pointer();
}
