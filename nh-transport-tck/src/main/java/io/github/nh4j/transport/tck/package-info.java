/**
 * The contract of a transport as JUnit tests: extend {@link io.github.nh4j.transport.tck.TransportContract}; and that of its
 * provider: extend {@link io.github.nh4j.transport.tck.TransportProviderContract}.
 */
@NullMarked
package io.github.nh4j.transport.tck;

import org.jspecify.annotations.NullMarked;
