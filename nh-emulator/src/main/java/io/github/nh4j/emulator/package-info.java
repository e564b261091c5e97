/** A notification hub in memory. {@link io.github.nh4j.emulator.HubEmulator} is where to start. */
@NullMarked
package io.github.nh4j.emulator;

import org.jspecify.annotations.NullMarked;
