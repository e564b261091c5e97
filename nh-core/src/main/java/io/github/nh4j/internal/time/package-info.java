/** Clocks, randomness and the thread that watches calls: whatever a test must be able to replace. */
package io.github.nh4j.internal.time;
