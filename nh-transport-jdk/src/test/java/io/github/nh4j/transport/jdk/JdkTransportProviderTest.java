package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.tck.TransportProviderContract;

class JdkTransportProviderTest extends TransportProviderContract {
    @Override
    protected Class<JdkTransportProvider> provider() {
        return JdkTransportProvider.class;
    }
}
