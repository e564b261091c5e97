package io.github.nh4j.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the hub's Atom documents.
 *
 * @param title the last part of its address; empty if it has none
 * @param content what is in it; null if it is an entry of names only
 */
record AtomEntry<T>(String title, @Nullable T content) {}
