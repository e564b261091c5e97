/** The emulator as a command. It needs picocli, which only the runnable jar brings. */
@NullMarked
package io.github.nh4j.emulator.server.cli;

import org.jspecify.annotations.NullMarked;
