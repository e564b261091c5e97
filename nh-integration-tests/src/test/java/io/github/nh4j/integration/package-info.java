/** Tests over all modules, and what they have in common. */
@NullMarked
package io.github.nh4j.integration;

import org.jspecify.annotations.NullMarked;
