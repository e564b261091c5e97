package io.github.nh4j.registration;

import io.github.nh4j.tag.TagExpression;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which registrations to list. Immutable and thread-safe. */
public final class RegistrationQuery {
    private static final int USUAL_SIZE = 100;
    private static final RegistrationQuery ALL = new RegistrationQuery(null, null, USUAL_SIZE);

    private final @Nullable String tag;
    private final @Nullable PushChannel channel;
    private final int pageSize;

    private RegistrationQuery(@Nullable String tag, @Nullable PushChannel channel, int pageSize) {
        this.tag = tag;
        this.channel = channel;
        this.pageSize = pageSize;
    }

    /**
     * All registrations of the hub.
     *
     * @return the query
     */
    public static RegistrationQuery all() {
        return ALL;
    }

    /**
     * The registrations that have a tag.
     *
     * @param tag one tag, which may be {@code $InstallationId:{..}} or {@code $UserId:{..}}
     * @return the query
     * @throws IllegalArgumentException if it is not a tag
     */
    public static RegistrationQuery byTag(String tag) {
        return new RegistrationQuery(TagExpression.tag(tag).toString(), null, USUAL_SIZE);
    }

    /**
     * The registrations that push to one channel. The hub compares the handle alone.
     *
     * @param channel the channel
     * @return the query
     */
    public static RegistrationQuery byChannel(PushChannel channel) {
        channel.requireStorable();
        return new RegistrationQuery(null, channel, USUAL_SIZE);
    }

    /**
     * The same query in other portions.
     *
     * @param registrations how many to ask for at a time, 1 or more; 100 if it is not given. The hub may answer with fewer
     * @return the query
     * @throws IllegalArgumentException if it is less than 1
     */
    public RegistrationQuery withPageSize(int registrations) {
        if (registrations < 1) {
            throw new IllegalArgumentException("a page has 1 registration or more, not " + registrations);
        }
        return new RegistrationQuery(tag, channel, registrations);
    }

    /**
     * The tag that they have.
     *
     * @return the tag, or empty if the query does not name one
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * The channel that they push to.
     *
     * @return the channel, or empty if the query does not name one
     */
    public Optional<PushChannel> channel() {
        return Optional.ofNullable(channel);
    }

    /**
     * How many to ask for at a time.
     *
     * @return 1 or more
     */
    public int pageSize() {
        return pageSize;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistrationQuery that
                && Objects.equals(tag, that.tag)
                && Objects.equals(channel, that.channel)
                && pageSize == that.pageSize;
    }

    @Override
    public int hashCode() {
        return Objects.hash(tag, channel, pageSize);
    }

    /** What it asks for, without the tag and the handle. */
    @Override
    public String toString() {
        return (tag != null
                        ? "registrations with a tag"
                        : channel != null ? "registrations of a channel" : "registrations")
                + ", " + pageSize + " a page";
    }
}
