package io.github.nh4j.internal.endpoint;

import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.internal.codec.HubReader;
import io.github.nh4j.internal.codec.HubWriter;
import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.codec.NothingThereException;
import io.github.nh4j.transport.Headers;
import java.net.URI;
import java.util.List;

/** The operations on the hubs of a namespace. */
public final class NamespaceEndpoints {
    private final URI root;

    public NamespaceEndpoints(URI endpoint) {
        this.root = URI.create(endpoint + "/");
    }

    /** What a token is signed for: one serves every hub of the namespace. */
    public String resource() {
        return root.toString();
    }

    private URI hub(String name) {
        return URI.create(root + HubRoutes.check(name) + HubRoutes.VERSION);
    }

    public Endpoint<HubDescription> create(HubDescription hub) {
        return put(
                "namespace.createHub",
                OperationKind.CREATE_NAMED,
                hub,
                Headers.of("Content-Type", HubWriter.CONTENT_TYPE));
    }

    public Endpoint<HubDescription> update(HubDescription hub) {
        return put(
                "namespace.updateHub",
                OperationKind.WRITE,
                hub,
                Headers.of("Content-Type", HubWriter.CONTENT_TYPE, "If-Match", "*"));
    }

    private Endpoint<HubDescription> put(String operation, OperationKind kind, HubDescription hub, Headers headers) {
        return Endpoint.change(
                operation,
                kind,
                "PUT",
                hub(hub.name()),
                headers,
                HubWriter.write(hub),
                (response, trackingId) -> HubReader.read(response.body(), hub.name())
                        .orElseThrow(() -> new MalformedBodyException("the body is a feed without entries")));
    }

    public Endpoint<HubDescription> get(String name) {
        return Endpoint.read(
                "namespace.getHub",
                hub(name),
                (response, trackingId) ->
                        HubReader.read(response.body(), name).orElseThrow(NothingThereException::new));
    }

    public Endpoint<Boolean> exists(String name) {
        return Endpoint.exists(
                "namespace.hubExists",
                hub(name),
                (response, trackingId) -> HubReader.read(response.body(), name).isPresent());
    }

    public Endpoint<Void> delete(String name) {
        return Endpoint.delete("namespace.deleteHub", hub(name));
    }

    /** The service's clients ask for this without a version. */
    public Endpoint<List<String>> list() {
        return Endpoint.read("namespace.listHubs", root, (response, trackingId) -> HubReader.names(response.body()));
    }
}
