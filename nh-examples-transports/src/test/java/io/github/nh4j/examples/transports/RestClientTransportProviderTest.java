package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.tck.TransportProviderContract;

class RestClientTransportProviderTest extends TransportProviderContract {
    @Override
    protected Class<RestClientTransportProvider> provider() {
        return RestClientTransportProvider.class;
    }
}
