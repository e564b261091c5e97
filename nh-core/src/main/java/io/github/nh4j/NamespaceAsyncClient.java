package io.github.nh4j;

import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.internal.endpoint.NamespaceEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.transport.AsyncTransport;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The same operations as {@link NamespaceClient}, with futures like those of {@link NotificationHubAsyncClient}: no method
 * throws. Thread-safe. Ends with the client that it came from.
 */
public final class NamespaceAsyncClient {
    private final Pipeline pipeline;
    private final NamespaceEndpoints hubs;
    private final AsyncTransport transport;

    NamespaceAsyncClient(Pipeline pipeline, NamespaceEndpoints hubs, AsyncTransport transport) {
        this.pipeline = pipeline;
        this.hubs = hubs;
        this.transport = transport;
    }

    /**
     * Creates a hub.
     *
     * @param hub its description; what is left out, the service decides
     * @return the description as the service has it, or a {@link io.github.nh4j.error.ConflictException} if there is a hub
     *     with this name
     */
    public CompletableFuture<HubDescription> createHub(HubDescription hub) {
        return pipeline.callAsync(transport, () -> hubs.create(hub));
    }

    /**
     * Reads a hub.
     *
     * @param name the hub's name
     * @return its description, or a {@link io.github.nh4j.error.NotFoundException} if there is none
     */
    public CompletableFuture<HubDescription> getHub(String name) {
        return pipeline.callAsync(transport, () -> hubs.get(name));
    }

    /**
     * Says whether there is a hub.
     *
     * @param name the hub's name
     * @return true if there is
     */
    public CompletableFuture<Boolean> hubExists(String name) {
        return pipeline.callAsync(transport, () -> hubs.exists(name));
    }

    /**
     * Puts a description in place of the one that the hub has, of which nothing is kept.
     *
     * @param hub the whole of it
     * @return the description as the service has it now
     */
    public CompletableFuture<HubDescription> updateHub(HubDescription hub) {
        return pipeline.callAsync(transport, () -> hubs.update(hub));
    }

    /**
     * Deletes a hub with all its devices. That there is none is no failure.
     *
     * @param name the hub's name
     * @return ends when it is deleted
     */
    public CompletableFuture<Void> deleteHub(String name) {
        return pipeline.callAsync(transport, () -> hubs.delete(name));
    }

    /**
     * Lists the hubs.
     *
     * @return their names
     */
    public CompletableFuture<List<String>> listHubs() {
        return pipeline.callAsync(transport, hubs::list);
    }
}
