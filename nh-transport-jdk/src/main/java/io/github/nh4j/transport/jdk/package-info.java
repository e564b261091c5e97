/** The port over the HTTP client of the JDK: {@link io.github.nh4j.transport.jdk.JdkTransport}. */
@NullMarked
package io.github.nh4j.transport.jdk;

import org.jspecify.annotations.NullMarked;
