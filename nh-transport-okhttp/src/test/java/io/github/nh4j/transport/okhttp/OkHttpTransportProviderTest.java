package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.tck.TransportProviderContract;

class OkHttpTransportProviderTest extends TransportProviderContract {
    @Override
    protected Class<OkHttpTransportProvider> provider() {
        return OkHttpTransportProvider.class;
    }
}
