/**
 * The port: what nh4j needs from an HTTP stack. One method sends one request; the rules that an implementation keeps
 * are numbered T1 to T16 in {@link io.github.nh4j.transport.Transport}.
 *
 * <p>This package depends on {@code java.*} only, so that a transport is written against nothing else.
 */
package io.github.nh4j.transport;
