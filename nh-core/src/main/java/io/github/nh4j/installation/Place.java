package io.github.nh4j.installation;

import io.github.nh4j.installation.InstallationPatch.Kind;
import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A path with what may be done there, and what may stand there. */
final class Place<V> implements InstallationPath<V> {
    static final Set<Kind> ALL = Set.copyOf(EnumSet.allOf(Kind.class));

    private final String pointer;
    private final Set<Kind> allowed;
    private final Consumer<V> check;

    Place(String pointer, Set<Kind> allowed, Consumer<V> check) {
        this.pointer = pointer;
        this.allowed = allowed;
        this.check = check;
    }

    @SuppressWarnings("unchecked") // A path with parts has a place for the same kind of value.
    static <V> Place<V> of(InstallationPath<V> path) {
        InstallationPath<?> place = path instanceof TemplatePath template
                ? template.place
                : path instanceof SecondaryTilePath tile ? tile.place : path;
        return (Place<V>) place;
    }

    static InstallationPath<String> pushChannel(String parent) {
        return new Place<>(
                parent + "/pushChannel",
                Set.of(Kind.REPLACE),
                channel -> Storable.notBlank("the push channel", channel));
    }

    static InstallationPath<BrowserPushChannel> browserPushChannel() {
        return new Place<>(
                "/pushChannel",
                Set.of(Kind.REPLACE),
                channel ->
                        Storable.notBlank("the push channel", channel.endpoint() + channel.p256dh() + channel.auth()));
    }

    static InstallationPath<String> userId() {
        return new Place<>("/userId", ALL, user -> Storable.id("the user id", "$UserId:", user));
    }

    static InstallationPath<Instant> expirationTime() {
        return new Place<>("/expirationTime", ALL, InstallationBuilder::requireTime);
    }

    static InstallationPath<String> tags(String parent) {
        return new Place<>(parent + "/tags", Set.of(Kind.ADD), tag -> Storable.tag("the tag to add", tag));
    }

    static InstallationPath<String> tag(String parent, String tag) {
        return new Place<>(
                parent + "/tags" + segment("a tag", tag),
                Set.of(Kind.REMOVE, Kind.REPLACE),
                other -> Storable.tag("the tag that replaces another", other));
    }

    static InstallationPath<String> text(String pointer) {
        return new Place<>(pointer, ALL, value -> Storable.whole("the value", value));
    }

    static InstallationPath<String> body(String template) {
        return new Place<>(template + "/body", ALL, body -> Storable.notBlank("the body of the template", body));
    }

    static InstallationPath<Map<String, String>> texts(String pointer) {
        return new Place<>(pointer, ALL, values -> Storable.whole("the value", values));
    }

    static String segment(String what, String name) {
        return "/" + Storable.notBlank(what, name).replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String pointer() {
        return pointer;
    }

    void require(Kind kind) {
        if (!allowed.contains(kind)) {
            // Without the path: it may have a tag in it.
            throw new IllegalArgumentException(
                    kind + " is not possible at this path (allowed: " + new TreeSet<>(allowed) + ")");
        }
    }

    void require(Kind kind, V value) {
        require(kind);
        check.accept(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place<?> that && pointer.equals(that.pointer);
    }

    @Override
    public int hashCode() {
        return pointer.hashCode();
    }

    @Override
    public String toString() {
        return pointer;
    }
}
