/** Recorded answers of the real service, replayed to the client. */
@NullMarked
package io.github.nh4j.integration.recordings;

import org.jspecify.annotations.NullMarked;
