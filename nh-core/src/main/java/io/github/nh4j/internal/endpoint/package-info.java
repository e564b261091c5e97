/** One endpoint for each operation: what is asked of the hub, and how its answer is read. */
package io.github.nh4j.internal.endpoint;
