/** Sends from the client through real transports into the emulator. */
@NullMarked
package io.github.nh4j.integration.sends;

import org.jspecify.annotations.NullMarked;
