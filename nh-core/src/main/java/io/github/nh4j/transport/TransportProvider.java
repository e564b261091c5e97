package io.github.nh4j.transport;

/**
 * Makes a transport when the client's builder was given none. Found with {@link java.util.ServiceLoader}: declare it in
 * {@code module-info.java} and, for the class path, in {@code META-INF/services}.
 */
public interface TransportProvider {
    /**
     * The name by which the system property {@code nh4j.transport} chooses this provider.
     *
     * @return a short lower-case name, such as {@code jdk}
     */
    String name();

    /**
     * Makes a transport that owns what it creates. The client that discovered it closes it.
     *
     * @return a new transport
     */
    Transport create();
}
