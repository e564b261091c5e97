/** Finds a transport when the builder was given none. */
@NullMarked
package io.github.nh4j.internal.discovery;

import org.jspecify.annotations.NullMarked;
