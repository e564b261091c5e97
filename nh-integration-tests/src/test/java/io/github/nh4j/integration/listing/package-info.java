/** Listings that are longer than what the client may hold. */
@NullMarked
package io.github.nh4j.integration.listing;

import org.jspecify.annotations.NullMarked;
