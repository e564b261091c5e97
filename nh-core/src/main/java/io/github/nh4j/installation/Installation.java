package io.github.nh4j.installation;

import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device, or a browser, that a hub pushes to: where it is found, its tags, its user, its templates.
 *
 * <p>An installation may hold what the hub would not store, since it is what the hub answers, too;
 * {@link #requireStorable()}, which {@code createOrUpdate} calls, says so.
 *
 * <p>Immutable and thread-safe. Two are equal if all that is in them is; the order of tags, templates and so on does not
 * matter.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-registration-management">
 *     Installations</a>
 */
public final class Installation {
    private final String id;
    private final InstallationPlatform platform;
    private final String pushChannel;
    private final @Nullable BrowserPushChannel browserPushChannel;
    private final boolean pushChannelExpired;
    private final @Nullable String userId;
    private final Set<String> tags;
    private final Map<String, InstallationTemplate> templates;
    private final Map<String, SecondaryTile> secondaryTiles;
    private final Map<String, String> pushVariables;
    private final @Nullable Instant expirationTime;
    private final @Nullable Instant lastUpdate;
    private final Map<String, String> otherMembers;

    Installation(InstallationBuilder builder) {
        this.id = builder.id;
        this.platform = builder.platform;
        this.pushChannel = builder.pushChannel;
        this.browserPushChannel = builder.browserPushChannel;
        this.pushChannelExpired = builder.pushChannelExpired;
        this.userId = builder.userId;
        this.tags = Collections.unmodifiableSet(new LinkedHashSet<>(builder.tags));
        this.templates = Collections.unmodifiableMap(new LinkedHashMap<>(builder.templates));
        this.secondaryTiles = Collections.unmodifiableMap(new LinkedHashMap<>(builder.secondaryTiles));
        this.pushVariables = Collections.unmodifiableMap(new LinkedHashMap<>(builder.pushVariables));
        this.expirationTime = builder.expirationTime;
        this.lastUpdate = builder.lastUpdate;
        this.otherMembers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.otherMembers));
    }

    /**
     * Starts an installation of a device.
     *
     * @param id its id: letters, digits and {@code _ @ # . : - =}; a GUID is usual
     * @param platform its push service
     * @param pushChannel its handle there: a device token, or a channel's URI
     * @return a builder
     */
    public static InstallationBuilder builder(String id, InstallationPlatform platform, String pushChannel) {
        return new InstallationBuilder(id, platform).pushChannel(pushChannel);
    }

    /**
     * Starts an installation of a browser.
     *
     * @param id its id: letters, digits and {@code _ @ # . : - =}; a GUID is usual
     * @param pushChannel its subscription
     * @return a builder
     */
    public static InstallationBuilder builder(String id, BrowserPushChannel pushChannel) {
        return new InstallationBuilder(id, InstallationPlatform.BROWSER).pushChannel(pushChannel);
    }

    /**
     * Starts an installation from this one.
     *
     * @return a builder with all that is in here
     */
    public InstallationBuilder toBuilder() {
        InstallationBuilder builder = new InstallationBuilder(id, platform);
        if (browserPushChannel == null) {
            builder.pushChannel(pushChannel);
        } else {
            builder.pushChannel(browserPushChannel);
        }
        if (pushChannelExpired) {
            builder.pushChannelExpired();
        }
        templates.forEach(builder::template);
        secondaryTiles.forEach(builder::secondaryTile);
        pushVariables.forEach(builder::pushVariable);
        otherMembers.forEach(builder::otherMember);
        return builder.userId(userId).tags(tags).expirationTime(expirationTime).lastUpdate(lastUpdate);
    }

    /**
     * The id, which also is the tag {@code $InstallationId:{id}}.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The push service.
     *
     * @return the platform, with the word for it as it was given or as the hub wrote it
     */
    public InstallationPlatform platform() {
        return platform;
    }

    /**
     * Where the push service finds the device.
     *
     * @return the handle; for a browser, the URL of its subscription
     */
    public String pushChannel() {
        return pushChannel;
    }

    /**
     * The whole subscription of a browser.
     *
     * @return the subscription, or empty if this is no browser
     */
    public Optional<BrowserPushChannel> browserPushChannel() {
        return Optional.ofNullable(browserPushChannel);
    }

    /**
     * Says whether the push service has told the hub that the channel is no longer good.
     *
     * @return true if it has
     */
    public boolean pushChannelExpired() {
        return pushChannelExpired;
    }

    /**
     * The user, whose id also is the tag {@code $UserId:{id}}.
     *
     * @return the id of the user, or empty
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * The tags, without those of single templates.
     *
     * @return the tags in their order
     */
    public Set<String> tags() {
        return tags;
    }

    /**
     * The templates.
     *
     * @return names and templates in their order
     */
    public Map<String, InstallationTemplate> templates() {
        return templates;
    }

    /**
     * The secondary tiles, which an app for Windows may have.
     *
     * @return ids and tiles in their order
     */
    public Map<String, SecondaryTile> secondaryTiles() {
        return secondaryTiles;
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
     * When the hub forgets the installation.
     *
     * @return the time, in steps of 100 ns, or empty if it never does
     */
    public Optional<Instant> expirationTime() {
        return Optional.ofNullable(expirationTime);
    }

    /**
     * When the installation was last written.
     *
     * @return the time by the hub's clock, or empty: not every hub says it
     */
    public Optional<Instant> lastUpdate() {
        return Optional.ofNullable(lastUpdate);
    }

    /**
     * Members that this library has no method for, since the service has added them later. They are kept when an
     * installation is read, changed and stored.
     *
     * @return names and values, each as JSON
     */
    public Map<String, String> otherMembers() {
        return otherMembers;
    }

    /**
     * Checks what the hub would refuse, or what would make the device unreachable: the characters of tags and ids, names and
     * texts that are empty, and halves of surrogate pairs.
     *
     * @return this installation
     * @throws IllegalArgumentException if there is such; the message says where and what is allowed, and repeats nothing
     */
    public Installation requireStorable() {
        Storable.id("the id of the installation", "$InstallationId:", id);
        Storable.notBlank("the platform of the installation", platform.word());
        if (platform.equals(InstallationPlatform.BROWSER) != (browserPushChannel != null)) {
            throw new IllegalArgumentException("a BrowserPushChannel is for the platform browser, and for no other");
        }
        Storable.notBlank("the push channel of the installation", pushChannel);
        if (userId != null) {
            Storable.id("the user id of the installation", "$UserId:", userId);
        }
        Storable.tags("the installation", tags);
        Storable.whole("the push variables", pushVariables);
        InstallationTemplate.requireStorable("", templates);
        int index = 0;
        for (Map.Entry<String, SecondaryTile> tile : secondaryTiles.entrySet()) {
            String what = "secondary tile at index " + index++;
            Storable.notBlank("the id of the " + what, tile.getKey());
            tile.getValue().requireStorable(what);
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Installation that
                && id.equals(that.id)
                && platform.equals(that.platform)
                && pushChannel.equals(that.pushChannel)
                && Objects.equals(browserPushChannel, that.browserPushChannel)
                && pushChannelExpired == that.pushChannelExpired
                && Objects.equals(userId, that.userId)
                && tags.equals(that.tags)
                && templates.equals(that.templates)
                && secondaryTiles.equals(that.secondaryTiles)
                && pushVariables.equals(that.pushVariables)
                && Objects.equals(expirationTime, that.expirationTime)
                && Objects.equals(lastUpdate, that.lastUpdate)
                && otherMembers.equals(that.otherMembers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, platform, pushChannel, userId, tags, templates);
    }

    /** Id, platform and sizes: no channel, no user and no tag. */
    @Override
    public String toString() {
        return "installation " + printable(id) + " (" + printable(platform.word()) + "), " + tags.size() + " tags, "
                + templates.size() + " templates" + (pushChannelExpired ? ", push channel expired" : "");
    }

    /** A hub must not forge a line of a log. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
