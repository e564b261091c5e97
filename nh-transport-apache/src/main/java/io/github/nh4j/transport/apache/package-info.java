/** The port over Apache HttpClient 5: {@link io.github.nh4j.transport.apache.ApacheTransport}. */
@NullMarked
package io.github.nh4j.transport.apache;

import org.jspecify.annotations.NullMarked;
