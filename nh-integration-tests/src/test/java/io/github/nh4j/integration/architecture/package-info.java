/** The rules of the architecture, and tests that they are kept and can be broken. */
@NullMarked
package io.github.nh4j.integration.architecture;

import org.jspecify.annotations.NullMarked;
