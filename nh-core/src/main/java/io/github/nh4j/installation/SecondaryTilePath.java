package io.github.nh4j.installation;

/** The place of one secondary tile. Immutable and thread-safe. */
public final class SecondaryTilePath implements InstallationPath<SecondaryTile> {
    final Place<SecondaryTile> place;

    SecondaryTilePath(String tileId) {
        this.place = new Place<>(
                "/secondaryTiles" + Place.segment("the id of a secondary tile", tileId),
                Place.ALL,
                tile -> tile.requireStorable("secondary tile"));
    }

    /**
     * Its URI at the push service. It can be replaced only.
     *
     * @return the place of the channel
     */
    public InstallationPath<String> pushChannel() {
        return Place.pushChannel(pointer());
    }

    /**
     * All its tags, to which one can be added.
     *
     * @return the place of the tags
     */
    public InstallationPath<String> tags() {
        return Place.tags(pointer());
    }

    /**
     * One of its tags, which can be removed, or replaced by another.
     *
     * @param tag the tag
     * @return the place of the tag
     * @throws IllegalArgumentException if it is empty
     */
    public InstallationPath<String> tag(String tag) {
        return Place.tag(pointer(), tag);
    }

    /**
     * One of its templates.
     *
     * @param name its name
     * @return the place of the template, below which are its parts
     * @throws IllegalArgumentException if the name is empty or over 200 characters long
     */
    public TemplatePath template(String name) {
        return new TemplatePath(pointer(), name);
    }

    @Override
    public String pointer() {
        return place.pointer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecondaryTilePath that && place.equals(that.place);
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }

    /** The pointer. */
    @Override
    public String toString() {
        return place.toString();
    }
}
