/** The hub emulator over HTTP and HTTPS. Start with {@link io.github.nh4j.emulator.server.EmulatorServer}. */
@NullMarked
package io.github.nh4j.emulator.server;

import org.jspecify.annotations.NullMarked;
