package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Transport;

/** A transport that keeps every rule passes, without a deviation. */
class ReferenceTransportTest extends TransportContract {
    @Override
    protected Transport create() {
        return new ReferenceTransport();
    }
}
