import org.jspecify.annotations.NullMarked;

/**
 * The client of Azure Notification Hubs: its domain, its pipeline and the port that transports implement.
 *
 * <p>Null-marked as a whole, since the package of the port, which depends on {@code java.*} only, cannot be marked itself.
 */
@NullMarked
module io.github.nh4j.core {
    requires java.xml;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.github.nh4j;
    exports io.github.nh4j.auth;
    exports io.github.nh4j.error;
    exports io.github.nh4j.hub;
    exports io.github.nh4j.installation;
    exports io.github.nh4j.job;
    exports io.github.nh4j.notification;
    exports io.github.nh4j.observe;
    exports io.github.nh4j.registration;
    exports io.github.nh4j.tag;
    exports io.github.nh4j.transport;

    uses io.github.nh4j.transport.TransportProvider;
}
