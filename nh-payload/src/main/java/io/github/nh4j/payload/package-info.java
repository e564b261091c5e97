/**
 * Payloads that are built rather than written by hand. Each knows the format and the limits of its push service, and makes
 * a {@link io.github.nh4j.notification.Notification}: {@code builder()}, what the push service calls its parts, {@code
 * build()}, {@code toNotification()}.
 *
 * <p>What a push service would refuse, or take and never show, is an {@link java.lang.IllegalArgumentException} that says
 * what is wrong, where, and what is allowed, and never repeats a text. Texts may hold any characters that the format
 * has a form for: they cannot add to the payload. The sizes are those of the whole body in UTF-8, as it goes to the hub.
 *
 * <p>Payloads are immutable and thread-safe; builders are neither.
 */
@NullMarked
package io.github.nh4j.payload;

import org.jspecify.annotations.NullMarked;
