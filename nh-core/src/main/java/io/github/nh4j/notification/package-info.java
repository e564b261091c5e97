/** What is sent, and what the hub says about it. */
@NullMarked
package io.github.nh4j.notification;

import org.jspecify.annotations.NullMarked;
