package io.github.nh4j;

import io.github.nh4j.registration.Page;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads pages one after the other, each when it is needed, and holds one at a time. */
final class PagedSpliterator<T> implements Spliterator<T> {
    private final Pages<T> pages;
    private Iterator<T> items = Collections.emptyIterator();
    private @Nullable String continuation;
    private boolean last;
    private Set<String> seen = Set.of();
    private long pagesRead;

    PagedSpliterator(Pages<T> pages) {
        this.pages = pages;
    }

    /** Reads a page. */
    @FunctionalInterface
    interface Pages<T> {
        /**
         * Reads a page.
         *
         * @param continuation where it begins, or null for the first
         * @param seen a token of an earlier page, which must not come again
         */
        Page<T> read(@Nullable String continuation, Set<String> seen);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        while (!items.hasNext()) {
            if (last) {
                return false;
            }
            Page<T> page = pages.read(continuation, seen);
            items = page.items().iterator();
            continuation = page.continuation().orElse(null);
            last = continuation == null;
            pagesRead++;
            // One token finds every circle, sooner or later, if it is changed ever more rarely.
            if (continuation != null && Long.bitCount(pagesRead) == 1) {
                seen = Set.of(continuation);
            }
        }
        action.accept(items.next());
        return true;
    }

    /** Pages come one after the other. */
    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
