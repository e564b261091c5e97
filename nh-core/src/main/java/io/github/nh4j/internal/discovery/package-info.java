/** Finds a transport when the builder was given none. */
package io.github.nh4j.internal.discovery;
