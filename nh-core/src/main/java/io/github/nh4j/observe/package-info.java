/** Read-only hooks: what a caller may see of the exchanges with the hub. */
@NullMarked
package io.github.nh4j.observe;

import org.jspecify.annotations.NullMarked;
