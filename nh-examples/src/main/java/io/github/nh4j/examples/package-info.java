/** Programs that show the library at work. */
@NullMarked
package io.github.nh4j.examples;

import org.jspecify.annotations.NullMarked;
