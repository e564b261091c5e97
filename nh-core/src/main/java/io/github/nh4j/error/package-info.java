/**
 * What can go wrong. Every exception says, with {@link io.github.nh4j.error.Delivery}, whether the hub may have acted on
 * the call. Misuse is an {@link java.lang.IllegalArgumentException} before any I/O and not part of this tree.
 */
@NullMarked
package io.github.nh4j.error;

import org.jspecify.annotations.NullMarked;
