/** The contract kit, run on the example transports. */
@NullMarked
package io.github.nh4j.examples.transports;

import org.jspecify.annotations.NullMarked;
