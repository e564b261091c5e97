/** The wire formats: what is written and read, byte by byte. StAX and Jackson are used here and nowhere else. */
package io.github.nh4j.internal.codec;
