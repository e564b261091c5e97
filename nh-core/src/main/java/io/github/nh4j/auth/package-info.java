/** Who may call: the connection string of a hub and the SAS tokens that are signed with its key. */
@NullMarked
package io.github.nh4j.auth;

import org.jspecify.annotations.NullMarked;
