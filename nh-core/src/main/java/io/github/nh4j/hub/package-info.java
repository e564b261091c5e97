/** Hubs as a namespace keeps them: credentials for the push services, access policies, settings. */
@NullMarked
package io.github.nh4j.hub;

import org.jspecify.annotations.NullMarked;
