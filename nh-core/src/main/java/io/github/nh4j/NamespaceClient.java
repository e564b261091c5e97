package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.error.ConflictException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.internal.endpoint.NamespaceEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;

/**
 * Creates, reads, changes, deletes and lists the hubs of a namespace. It needs a connection string of the namespace, whose
 * policy has the right Manage. Thread-safe; one for each namespace is enough.
 *
 * <p>A call is repeated by itself only where that does no harm: see {@link RetryPolicy}. Methods throw the exceptions that {@link NotificationHubClient} lists. A wrong name of a
 * hub is an {@link IllegalArgumentException} before anything is sent.
 *
 * <p>For whole namespaces, tiers and subscriptions there is Azure Resource Manager.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/">REST API reference</a>
 */
public final class NamespaceClient implements AutoCloseable {
    private final Connection connection;
    private final Pipeline pipeline;
    private final NamespaceEndpoints hubs;

    NamespaceClient(Connection connection, NamespaceEndpoints hubs) {
        this.connection = connection;
        this.pipeline = connection.pipeline();
        this.hubs = hubs;
    }

    /**
     * A client for a namespace.
     *
     * @param connectionString from the namespace's access policies
     * @return a client over the transport that is on the class path
     * @throws IllegalArgumentException if the connection string is wrong, or is for one hub
     * @throws IllegalStateException if there is not exactly one transport to be found
     */
    public static NamespaceClient create(String connectionString) {
        return builder(connectionString).build();
    }

    /**
     * Starts a client for a namespace.
     *
     * @param connectionString from the namespace's access policies
     * @return a builder
     * @throws IllegalArgumentException if the connection string is wrong, or is for one hub
     */
    public static Builder builder(String connectionString) {
        return builder(ConnectionString.parse(connectionString));
    }

    /**
     * Starts a client for a namespace.
     *
     * @param connectionString from the namespace's access policies
     * @return a builder
     * @throws IllegalArgumentException if the connection string is for one hub
     */
    public static Builder builder(ConnectionString connectionString) {
        return new Builder(new NamespaceSettings(connectionString));
    }

    /**
     * Creates a hub.
     *
     * @param hub its description; what is left out, the service decides
     * @return the description as the service has it, with the keys that it made
     * @throws ConflictException if there is a hub with this name; it is as it was
     * @throws NotificationHubException if it failed in another way; the hub may have been created, see {@code delivery()}
     */
    public HubDescription createHub(HubDescription hub) {
        return pipeline.call(hubs.create(hub));
    }

    /**
     * Reads a hub.
     *
     * @param name the hub's name
     * @return its description, with its keys and credentials
     * @throws NotFoundException if there is none
     * @throws NotificationHubException if it failed in another way
     */
    public HubDescription getHub(String name) {
        return pipeline.call(hubs.get(name));
    }

    /**
     * Says whether there is a hub.
     *
     * @param name the hub's name
     * @return true if there is
     * @throws NotificationHubException if it failed
     */
    public boolean hubExists(String name) {
        return pipeline.call(hubs.exists(name));
    }

    /**
     * Puts a description in place of the one that the hub has, of which nothing is kept: begin with what {@link #getHub} has
     * read, and change that. What others have changed in between is overwritten.
     *
     * @param hub the whole of it
     * @return the description as the service has it now
     * @throws NotFoundException if there is no such hub
     * @throws NotificationHubException if it failed in another way; the hub may have been changed, see {@code delivery()}
     */
    public HubDescription updateHub(HubDescription hub) {
        return pipeline.call(hubs.update(hub));
    }

    /**
     * Deletes a hub with all its devices. That there is none is no failure.
     *
     * @param name the hub's name
     * @throws NotificationHubException if it failed; the hub may have been deleted, see {@code delivery()}
     */
    public void deleteHub(String name) {
        pipeline.call(hubs.delete(name));
    }

    /**
     * Lists the hubs.
     *
     * @return their names, each for {@link #getHub}
     * @throws NotificationHubException if it failed
     */
    public List<String> listHubs() {
        return pipeline.call(hubs.list());
    }

    /**
     * This client with futures in place of waiting. It shares everything with this one and needs no closing.
     *
     * @return the asynchronous client
     * @throws IllegalStateException if the transport only blocks
     */
    public NamespaceAsyncClient async() {
        return new NamespaceAsyncClient(pipeline, hubs, connection.asyncTransport());
    }

    /**
     * Takes no new calls and ends those in flight at once; each says whether it may have been delivered. Closes the
     * transport if the client found it by itself; one that was passed to the builder stays open.
     */
    @Override
    public void close() {
        connection.close();
    }

    /**
     * Takes no new calls and lets those in flight end; what is left then ends as by {@link #close()}. A call that waits for
     * another attempt may have none. If the thread is interrupted, it waits no longer, and the flag stays set.
     *
     * @param atMost how long to wait; none if it is zero or negative
     */
    public void close(Duration atMost) {
        connection.close(atMost);
    }

    /** Collects the settings of a client. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {
        private final NamespaceSettings settings;

        private Builder(NamespaceSettings settings) {
            super(settings);
            this.settings = settings;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the client. No connection is opened yet.
         *
         * @return a client
         * @throws IllegalStateException if no transport was given and there is not exactly one to be found
         */
        public NamespaceClient build() {
            return settings.build();
        }
    }
}
