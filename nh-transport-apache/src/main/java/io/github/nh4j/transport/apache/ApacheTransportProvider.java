package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;

/** Lets a client that was given no transport find {@link ApacheTransport}. Stateless and thread-safe. */
public final class ApacheTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public ApacheTransportProvider() {}

    /**
     * The name by which the system property {@code nh4j.transport} chooses this transport.
     *
     * @return {@code apache}
     */
    @Override
    public String name() {
        return "apache";
    }

    /**
     * Makes a transport with clients of its own.
     *
     * @return what {@link ApacheTransport#create()} makes
     */
    @Override
    public Transport create() {
        return ApacheTransport.create();
    }
}
