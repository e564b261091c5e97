package io.github.nh4j.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the hub's Atom documents.
 *
 * @param title the last part of its address; empty if it has none
 * @param etag as the entry has it, such as {@code W/"1"}; null if it has none
 * @param published when it was made, as the hub wrote it; empty if it does not say
 * @param updated when it was changed last, as the hub wrote it; empty if it does not say
 * @param content what is in it; null if it is an entry of names only
 */
public record AtomEntry<T>(
        String title,
        @Nullable String etag,
        String published,
        String updated,
        @Nullable T content) {}
