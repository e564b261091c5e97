/** What happens to every call between the facade and the transport: token, deadline, dump, and what its end means. */
package io.github.nh4j.internal.pipeline;
