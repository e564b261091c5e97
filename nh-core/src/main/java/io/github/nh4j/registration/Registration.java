package io.github.nh4j.registration;

import io.github.nh4j.hub.DescriptionElement;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a hub pushes to, in its older form: one push channel, with or without one template. A device has as many
 * registrations as it has templates, and one more for native notifications; an
 * {@link io.github.nh4j.installation.Installation} is all of them together.
 *
 * <p>A registration may hold what the hub would not store, since it is what the hub answers, too;
 * {@link #requireStorable()}, which everything that stores calls, says so.
 *
 * <p>Immutable and thread-safe. Two are equal if they are of one kind and all that is in them is equal, id, etag and
 * expiration time included.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-registration-management">
 *     Registrations</a>
 */
public abstract sealed class Registration permits NativeRegistration, TemplateRegistration, UnknownRegistration {
    private final @Nullable String id;
    private final @Nullable String etag;
    private final @Nullable Instant expirationTime;
    private final Set<String> tags;
    private final Map<String, String> pushVariables;
    private final List<DescriptionElement> otherElements;

    Registration(RegistrationBuilder<?> builder) {
        this.id = builder.id;
        this.etag = builder.etag;
        this.expirationTime = builder.expirationTime;
        this.tags = Collections.unmodifiableSet(new LinkedHashSet<>(builder.tags));
        this.pushVariables = Collections.unmodifiableMap(new LinkedHashMap<>(builder.pushVariables));
        this.otherElements = List.copyOf(builder.otherElements);
    }

    /**
     * The id, which the hub gives.
     *
     * @return the id, or empty if the hub has given none yet
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The version, by which a change by somebody else is noticed.
     *
     * @return the etag without quotes, or empty if the hub has not said it
     */
    public Optional<String> etag() {
        return Optional.ofNullable(etag);
    }

    /**
     * When the hub forgets the registration.
     *
     * @return the time, or empty if it never does
     */
    public Optional<Instant> expirationTime() {
        return Optional.ofNullable(expirationTime);
    }

    /**
     * The tags. Those of an installation's registrations have {@code $InstallationId:{id}} among them.
     *
     * @return the tags in their order
     */
    public Set<String> tags() {
        return tags;
    }

    /**
     * What templates find by name if a notification does not say it.
     *
     * @return names and values in their order
     */
    public Map<String, String> pushVariables() {
        return pushVariables;
    }

    /**
     * Elements that this library has no method for, since the service has added them later. They are kept when a
     * registration is read, changed and stored.
     *
     * @return in their order
     */
    public List<DescriptionElement> otherElements() {
        return otherElements;
    }

    /**
     * Checks what the hub would refuse, or what would make the device unreachable.
     *
     * @return this registration
     * @throws IllegalArgumentException if there is such; the message says where and what is allowed, and repeats nothing
     */
    public abstract Registration requireStorable();

    void requireStorable(String template) {
        id().ifPresent(given -> Storable.notBlank("the id of the registration", given));
        Storable.tags(tags, template);
        Storable.pushVariables(pushVariables);
    }

    <B extends RegistrationBuilder<B>> B copyTo(B builder) {
        pushVariables.forEach(builder::pushVariable);
        otherElements.forEach(builder::otherElement);
        return builder.id(id).etag(etag).expirationTime(expirationTime).tags(tags);
    }

    boolean equalsInCommon(Registration that) {
        return Objects.equals(id, that.id)
                && Objects.equals(etag, that.etag)
                && Objects.equals(expirationTime, that.expirationTime)
                && tags.equals(that.tags)
                && pushVariables.equals(that.pushVariables)
                && otherElements.equals(that.otherElements);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, etag, tags);
    }

    /** What comes first in the text of each kind: no channel, and of tags only how many. */
    String text(String kind) {
        return kind + " registration" + (id == null ? "" : " " + Storable.printable(id)) + ", " + tags.size() + " tags";
    }
}
