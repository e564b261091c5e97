/** Transports as an integrator would write them: for a stack that blocks, and for one that is asynchronous. */
@NullMarked
package io.github.nh4j.examples.transports;

import org.jspecify.annotations.NullMarked;
