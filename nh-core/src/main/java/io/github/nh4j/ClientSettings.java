package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.internal.endpoint.HubRoutes;
import io.github.nh4j.internal.endpoint.InstallationEndpoints;
import io.github.nh4j.internal.endpoint.SendEndpoints;

/** What the client of a hub is made of. */
final class ClientSettings extends ConnectionSettings {
    private final HubRoutes routes;

    ClientSettings(ConnectionString connectionString, String hub) {
        super(connectionString);
        this.routes = new HubRoutes(connectionString.endpoint(), hub);
    }

    NotificationHubClient build() {
        return new NotificationHubClient(
                connect(routes.resource()), new SendEndpoints(routes, randomness()), new InstallationEndpoints(routes));
    }
}
