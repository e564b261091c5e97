package io.github.nh4j;

import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Transport;
import java.time.Duration;

/**
 * What the calls of a client go through.
 *
 * @param owned whether the transport ends with it
 */
record Connection(Pipeline pipeline, Transport transport, boolean owned) {
    AsyncTransport asyncTransport() {
        if (transport instanceof AsyncTransport asyncTransport) {
            return asyncTransport;
        }
        throw new IllegalStateException("the transport " + transport.getClass().getName() + " only blocks:"
                + " make it asynchronous with AsyncTransport.offload(transport, executor)");
    }

    /** The same for calls with other options. Closing it closes both. */
    Connection with(CallOptions options) {
        return new Connection(pipeline.with(options::applyTo), transport, owned);
    }

    /** Lets calls in flight end before. */
    void close(Duration atMost) {
        pipeline.drain(atMost);
        close();
    }

    void close() {
        pipeline.close();
        if (owned) {
            transport.close();
        }
    }
}
