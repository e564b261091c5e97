/** Jobs, by which a hub imports and exports registrations in bulk. */
@NullMarked
package io.github.nh4j.job;

import org.jspecify.annotations.NullMarked;
