/** Registrations: the push channels that a hub stores one by one, and pages of listings of them. */
@NullMarked
package io.github.nh4j.registration;

import org.jspecify.annotations.NullMarked;
