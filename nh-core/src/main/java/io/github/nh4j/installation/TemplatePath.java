package io.github.nh4j.installation;

import java.util.Map;

/** The place of one template, of an installation or of a secondary tile. Immutable and thread-safe. */
public final class TemplatePath implements InstallationPath<InstallationTemplate> {
    final Place<InstallationTemplate> place;

    TemplatePath(String parent, String name) {
        this.place = new Place<>(
                parent + "/templates" + Place.segment("the name of a template", InstallationTemplate.requireName(name)),
                Place.ALL,
                template -> template.requireStorable("template", name));
    }

    /**
     * Its body.
     *
     * @return the place of the body
     */
    public InstallationPath<String> body() {
        return Place.body(pointer());
    }

    /**
     * Its headers, all together.
     *
     * @return the place of the headers
     */
    public InstallationPath<Map<String, String>> headers() {
        return Place.texts(pointer() + "/headers");
    }

    /**
     * One of its headers.
     *
     * @param name the name of the header
     * @return the place of the header
     * @throws IllegalArgumentException if the name is empty
     */
    public InstallationPath<String> header(String name) {
        return Place.text(pointer() + "/headers" + Place.segment("the name of a header", name));
    }

    /**
     * Its expiry.
     *
     * @return the place of the expiry
     */
    public InstallationPath<String> expiry() {
        return Place.text(pointer() + "/expiry");
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

    @Override
    public String pointer() {
        return place.pointer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TemplatePath that && place.equals(that.place);
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
