/** The clients. Start with {@link io.github.nh4j.NotificationHubClient}. */
@NullMarked
package io.github.nh4j;

import org.jspecify.annotations.NullMarked;
