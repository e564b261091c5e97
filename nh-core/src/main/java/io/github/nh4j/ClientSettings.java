package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.internal.endpoint.HubEndpoints;
import io.github.nh4j.internal.endpoint.HubRoutes;
import java.util.function.Supplier;

/** What the client of a hub is made of. */
final class ClientSettings extends ConnectionSettings {
    private final HubRoutes routes;

    ClientSettings(ConnectionString connectionString, String hub) {
        super(connectionString);
        this.routes = new HubRoutes(connectionString.endpoint(), hub);
    }

    static ClientSettings of(ConnectionString connectionString) {
        return new ClientSettings(
                connectionString,
                connectionString
                        .hub()
                        .orElseThrow(() -> new IllegalArgumentException("the connection string names no hub:"
                                + " give its name as the second argument, or add ;EntityPath=<hub>")));
    }

    private ClientSettings(ConnectionString first, Supplier<ConnectionString> connectionStrings, String hub) {
        super(connectionStrings);
        this.routes = new HubRoutes(first.endpoint(), hub);
    }

    static ClientSettings of(Supplier<ConnectionString> connectionStrings, String hub) {
        ConnectionString first = connectionStrings.get();
        requireHub(first, hub);
        return new ClientSettings(first, connectionStrings, hub);
    }

    static ClientSettings of(ConnectionString connectionString, String hub) {
        requireHub(connectionString, hub);
        return new ClientSettings(connectionString, hub);
    }

    private static void requireHub(ConnectionString connectionString, String hub) {
        connectionString.hub().filter(named -> !named.equalsIgnoreCase(hub)).ifPresent(named -> {
            throw new IllegalArgumentException(
                    "the connection string is for the hub \"" + named + "\", and not for \"" + hub + "\"");
        });
    }

    NotificationHubClient build() {
        return new NotificationHubClient(connect(routes.resource()), HubEndpoints.of(routes, randomness()));
    }
}
