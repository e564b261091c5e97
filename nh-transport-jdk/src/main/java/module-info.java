/** The transport of nh4j over the {@code java.net.http} client of the JDK. */
module io.github.nh4j.transport.jdk {
    requires transitive io.github.nh4j.core;
    requires transitive java.net.http;

    exports io.github.nh4j.transport.jdk;

    provides io.github.nh4j.transport.TransportProvider with
            io.github.nh4j.transport.jdk.JdkTransportProvider;

    requires static org.jspecify;
}
