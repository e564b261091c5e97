package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;

/** Lets a client that was given no transport find {@link JdkTransport}. Stateless and thread-safe. */
public final class JdkTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public JdkTransportProvider() {}

    /**
     * The name by which the system property {@code nh4j.transport} chooses this transport.
     *
     * @return {@code jdk}
     */
    @Override
    public String name() {
        return "jdk";
    }

    /**
     * Makes a transport with a client of its own.
     *
     * @return what {@link JdkTransport#create()} makes
     */
    @Override
    public Transport create() {
        return JdkTransport.create();
    }
}
