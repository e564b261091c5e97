package io.github.nh4j.installation;

import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects an {@link Installation}. Not thread-safe. */
public final class InstallationBuilder {
    /** The hub writes never as the last moment that its clock can tell. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    final String id;
    final InstallationPlatform platform;
    String pushChannel = "";

    @Nullable
    BrowserPushChannel browserPushChannel;

    boolean pushChannelExpired;

    @Nullable
    String userId;

    final Set<String> tags = new LinkedHashSet<>();
    final Map<String, InstallationTemplate> templates = new LinkedHashMap<>();
    final Map<String, SecondaryTile> secondaryTiles = new LinkedHashMap<>();
    final Map<String, String> pushVariables = new LinkedHashMap<>();
    final Map<String, String> otherMembers = new LinkedHashMap<>();

    @Nullable
    Instant expirationTime;

    @Nullable
    Instant lastUpdate;

    InstallationBuilder(String id, InstallationPlatform platform) {
        this.id = Objects.requireNonNull(id, "id");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    /**
     * Gives the device's handle, which then is not expired.
     *
     * @param pushChannel a device token, or a channel's URI
     * @return this builder
     */
    public InstallationBuilder pushChannel(String pushChannel) {
        this.pushChannel = Objects.requireNonNull(pushChannel, "pushChannel");
        this.browserPushChannel = null;
        this.pushChannelExpired = false;
        return this;
    }

    /**
     * Gives the browser's subscription, which then is not expired.
     *
     * @param pushChannel the subscription
     * @return this builder
     */
    public InstallationBuilder pushChannel(BrowserPushChannel pushChannel) {
        this.pushChannel = pushChannel.endpoint();
        this.browserPushChannel = pushChannel;
        this.pushChannelExpired = false;
        return this;
    }

    /**
     * Says that the channel is no longer good. The hub finds that out by itself and takes it from nobody.
     *
     * @return this builder
     */
    public InstallationBuilder pushChannelExpired() {
        this.pushChannelExpired = true;
        return this;
    }

    /**
     * Gives the user.
     *
     * @param userId letters, digits and {@code _ @ # . : - =}; null if the device has no user
     * @return this builder
     */
    public InstallationBuilder userId(@Nullable String userId) {
        this.userId = userId;
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param tag letters, digits and {@code _ @ # . : -}, at most 120 characters
     * @return this builder
     */
    public InstallationBuilder tag(String tag) {
        tags.add(Objects.requireNonNull(tag, "tag"));
        return this;
    }

    /**
     * Removes a tag, if it is there.
     *
     * @param tag the tag, in any case
     * @return this builder
     */
    public InstallationBuilder removeTag(String tag) {
        tags.removeIf(tag::equalsIgnoreCase);
        return this;
    }

    /**
     * Gives the tags, in place of those that there were.
     *
     * @param tags each as in {@link #tag}
     * @return this builder
     */
    public InstallationBuilder tags(Collection<String> tags) {
        this.tags.clear();
        tags.forEach(this::tag);
        return this;
    }

    /**
     * Adds a template, or replaces the one with that name.
     *
     * @param name its name, at most 200 characters; the hub makes it a tag, too
     * @param template the template
     * @return this builder
     */
    public InstallationBuilder template(String name, InstallationTemplate template) {
        templates.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(template, "template"));
        return this;
    }

    /**
     * Removes a template, if it is there.
     *
     * @param name its name
     * @return this builder
     */
    public InstallationBuilder removeTemplate(String name) {
        templates.remove(Objects.requireNonNull(name, "name"));
        return this;
    }

    /**
     * Adds a secondary tile, or replaces the one with that id.
     *
     * @param tileId its id
     * @param tile the tile
     * @return this builder
     */
    public InstallationBuilder secondaryTile(String tileId, SecondaryTile tile) {
        secondaryTiles.put(Objects.requireNonNull(tileId, "tileId"), Objects.requireNonNull(tile, "tile"));
        return this;
    }

    /**
     * Removes a secondary tile, if it is there.
     *
     * @param tileId its id
     * @return this builder
     */
    public InstallationBuilder removeSecondaryTile(String tileId) {
        secondaryTiles.remove(Objects.requireNonNull(tileId, "tileId"));
        return this;
    }

    /**
     * Adds a value that templates find if a notification does not say it, or replaces it.
     *
     * @param name its name in templates
     * @param value the value
     * @return this builder
     */
    public InstallationBuilder pushVariable(String name, String value) {
        pushVariables.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * Removes a value for templates, if it is there.
     *
     * @param name its name in templates
     * @return this builder
     */
    public InstallationBuilder removePushVariable(String name) {
        pushVariables.remove(Objects.requireNonNull(name, "name"));
        return this;
    }

    /**
     * Says when the hub forgets the installation.
     *
     * @param expirationTime between the years 1 and 9999, cut to 100 ns; null for never, as is the last second of 9999
     * @return this builder
     * @throws IllegalArgumentException if it is outside these years
     */
    public InstallationBuilder expirationTime(@Nullable Instant expirationTime) {
        Instant time = expirationTime == null ? NEVER : requireTime(expirationTime);
        this.expirationTime = time.isBefore(NEVER) ? time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % 100) : null;
        return this;
    }

    static Instant requireTime(Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(NEVER.plusSeconds(1))) {
            throw new IllegalArgumentException("the expiration time is outside the years 1 to 9999");
        }
        return time;
    }

    /**
     * Says when the installation was last written. The hub knows by itself and takes it from nobody.
     *
     * @param lastUpdate the time, or null
     * @return this builder
     */
    public InstallationBuilder lastUpdate(@Nullable Instant lastUpdate) {
        this.lastUpdate = lastUpdate;
        return this;
    }

    /**
     * Adds a member that this library has no method for, or replaces it.
     *
     * @param name its name
     * @param json its value as JSON; whatever stores the installation refuses what is none
     * @return this builder
     */
    public InstallationBuilder otherMember(String name, String json) {
        otherMembers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(json, "json"));
        return this;
    }

    /**
     * Makes the installation.
     *
     * @return an immutable installation
     */
    public Installation build() {
        return new Installation(this);
    }
}
