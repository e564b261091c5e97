package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;

/** Lets a client that was given no transport find {@link RestClientTransport}. */
public final class RestClientTransportProvider implements TransportProvider {
    @Override
    public String name() {
        return "rest-client";
    }

    @Override
    public Transport create() {
        return RestClientTransport.create();
    }
}
