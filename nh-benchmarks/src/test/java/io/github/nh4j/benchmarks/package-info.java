/** Measurements beside the client that nh4j replaces. */
@NullMarked
package io.github.nh4j.benchmarks;

import org.jspecify.annotations.NullMarked;
