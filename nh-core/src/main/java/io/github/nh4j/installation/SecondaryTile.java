package io.github.nh4j.installation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One more tile of an app for Windows, which has a push channel of its own. Immutable and thread-safe. */
public final class SecondaryTile {
    private final String pushChannel;
    private final boolean pushChannelExpired;
    private final Set<String> tags;
    private final Map<String, InstallationTemplate> templates;
    private final Map<String, String> otherMembers;

    private SecondaryTile(Builder builder) {
        this.pushChannel = builder.pushChannel;
        this.pushChannelExpired = builder.pushChannelExpired;
        this.tags = Collections.unmodifiableSet(new LinkedHashSet<>(builder.tags));
        this.templates = Collections.unmodifiableMap(new LinkedHashMap<>(builder.templates));
        this.otherMembers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.otherMembers));
    }

    /**
     * Starts a tile.
     *
     * @param pushChannel the tile's URI at the push service
     * @return a builder
     */
    public static Builder builder(String pushChannel) {
        return new Builder(pushChannel);
    }

    /**
     * The tile's URI at the push service.
     *
     * @return the URI
     */
    public String pushChannel() {
        return pushChannel;
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
     * The tags of the tile.
     *
     * @return the tags in their order
     */
    public Set<String> tags() {
        return tags;
    }

    /**
     * The templates of the tile.
     *
     * @return names and templates in their order
     */
    public Map<String, InstallationTemplate> templates() {
        return templates;
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

    void requireStorable(String what) {
        Storable.notBlank("the push channel of the " + what, pushChannel);
        Storable.tags("the " + what, tags);
        InstallationTemplate.requireStorable(what + ", ", templates);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecondaryTile that
                && pushChannel.equals(that.pushChannel)
                && pushChannelExpired == that.pushChannelExpired
                && tags.equals(that.tags)
                && templates.equals(that.templates)
                && otherMembers.equals(that.otherMembers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pushChannel, pushChannelExpired, tags, templates);
    }

    /** Sizes: neither the channel nor a tag. */
    @Override
    public String toString() {
        return "secondary tile, " + tags.size() + " tags, " + templates.size() + " templates";
    }

    /** Collects a tile. Not thread-safe. */
    public static final class Builder {
        private final String pushChannel;
        private boolean pushChannelExpired;
        private final Set<String> tags = new LinkedHashSet<>();
        private final Map<String, InstallationTemplate> templates = new LinkedHashMap<>();
        private final Map<String, String> otherMembers = new LinkedHashMap<>();

        private Builder(String pushChannel) {
            this.pushChannel = Objects.requireNonNull(pushChannel, "pushChannel");
        }

        /**
         * Says that the channel is no longer good. The hub finds that out by itself and takes it from nobody.
         *
         * @return this builder
         */
        public Builder pushChannelExpired() {
            this.pushChannelExpired = true;
            return this;
        }

        /**
         * Adds a tag.
         *
         * @param tag the tag
         * @return this builder
         */
        public Builder tag(String tag) {
            tags.add(Objects.requireNonNull(tag, "tag"));
            return this;
        }

        /**
         * Gives the tags, in place of those that there were.
         *
         * @param tags the tags
         * @return this builder
         */
        public Builder tags(Collection<String> tags) {
            this.tags.clear();
            tags.forEach(this::tag);
            return this;
        }

        /**
         * Adds a template, or replaces the one with that name.
         *
         * @param name its name
         * @param template the template
         * @return this builder
         */
        public Builder template(String name, InstallationTemplate template) {
            templates.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(template, "template"));
            return this;
        }

        /**
         * Adds a member that this library has no method for, or replaces it.
         *
         * @param name its name
         * @param json its value as JSON; whatever stores the installation refuses what is none
         * @return this builder
         */
        public Builder otherMember(String name, String json) {
            otherMembers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(json, "json"));
            return this;
        }

        /**
         * Makes the tile.
         *
         * @return an immutable tile
         */
        public SecondaryTile build() {
            return new SecondaryTile(this);
        }
    }
}
