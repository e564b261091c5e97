/** Devices, as the hub stores them. */
@NullMarked
package io.github.nh4j.installation;

import org.jspecify.annotations.NullMarked;
