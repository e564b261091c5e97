/** The wire formats: what is written and read, byte by byte. StAX and Jackson are used here and nowhere else. */
@NullMarked
package io.github.nh4j.internal.codec;

import org.jspecify.annotations.NullMarked;
