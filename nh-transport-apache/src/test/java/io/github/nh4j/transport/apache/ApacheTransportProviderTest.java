package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.tck.TransportProviderContract;

class ApacheTransportProviderTest extends TransportProviderContract {
    @Override
    protected Class<ApacheTransportProvider> provider() {
        return ApacheTransportProvider.class;
    }
}
