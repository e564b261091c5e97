package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.internal.endpoint.NamespaceEndpoints;

/** What the client of a namespace is made of. */
final class NamespaceSettings extends ConnectionSettings {
    private final NamespaceEndpoints endpoints;

    NamespaceSettings(ConnectionString connectionString) {
        super(connectionString);
        connectionString.hub().ifPresent(hub -> {
            throw new IllegalArgumentException("the connection string is for the hub \"" + hub + "\":"
                    + " hubs are managed with one of the namespace, which has no EntityPath."
                    + " Copy it from the namespace's Access Policies in the portal; it needs the right Manage");
        });
        this.endpoints = new NamespaceEndpoints(connectionString.endpoint());
    }

    NamespaceClient build() {
        return new NamespaceClient(connect(endpoints.resource()), endpoints);
    }
}
