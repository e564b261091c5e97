package io.github.nh4j.registration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A portion of a listing. Immutable and thread-safe.
 *
 * @param <T> what is listed
 */
public final class Page<T> {
    private final List<T> items;
    private final @Nullable String continuation;

    private Page(List<T> items, @Nullable String continuation) {
        this.items = List.copyOf(items);
        this.continuation = continuation;
    }

    /**
     * A page.
     *
     * @param items what is on it; may be empty even if there are more pages
     * @param continuation where the next page begins, or null if there is none
     * @param <T> what is listed
     * @return the page
     */
    public static <T> Page<T> of(List<T> items, @Nullable String continuation) {
        return new Page<>(items, continuation);
    }

    /**
     * What is on this page.
     *
     * @return the items in the hub's order; none does not mean that there are no more pages
     */
    public List<T> items() {
        return items;
    }

    /**
     * Where the next page begins: a text of the hub's that means nothing to anybody else. It can be kept, to resume the
     * listing later with the same query.
     *
     * @return the token, or empty if this is the last page
     */
    public Optional<String> continuation() {
        return Optional.ofNullable(continuation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Page<?> that
                && items.equals(that.items)
                && Objects.equals(continuation, that.continuation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, continuation);
    }

    /** How many items there are, and whether more follow. */
    @Override
    public String toString() {
        return items.size() + " items, " + (continuation == null ? "the last page" : "more follow");
    }
}
