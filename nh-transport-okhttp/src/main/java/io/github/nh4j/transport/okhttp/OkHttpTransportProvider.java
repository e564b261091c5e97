package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;

/** Lets a client that was given no transport find {@link OkHttpTransport}. Stateless and thread-safe. */
public final class OkHttpTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public OkHttpTransportProvider() {}

    /**
     * The name by which the system property {@code nh4j.transport} chooses this transport.
     *
     * @return {@code okhttp}
     */
    @Override
    public String name() {
        return "okhttp";
    }

    /**
     * Makes a transport with a client of its own.
     *
     * @return what {@link OkHttpTransport#create()} makes
     */
    @Override
    public Transport create() {
        return OkHttpTransport.create();
    }
}
