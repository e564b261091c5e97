/** The public API as text, so that every change to it is seen. */
@NullMarked
package io.github.nh4j.integration.api;

import org.jspecify.annotations.NullMarked;
