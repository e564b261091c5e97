/** That it makes no difference which transport one takes. */
@NullMarked
package io.github.nh4j.integration.transports;

import org.jspecify.annotations.NullMarked;
