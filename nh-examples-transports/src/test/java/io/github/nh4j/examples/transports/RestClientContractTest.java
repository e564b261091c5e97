package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.TransportContract;

class RestClientContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return RestClientTransport.create();
    }
}
