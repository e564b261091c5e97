package io.github.nh4j.internal.endpoint;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.installation.InstallationPath;
import io.github.nh4j.internal.codec.InstallationReader;
import io.github.nh4j.internal.codec.InstallationWriter;

/** The operations under {@code /installations}. */
public final class InstallationEndpoints {
    private final HubRoutes routes;

    public InstallationEndpoints(HubRoutes routes) {
        this.routes = routes;
    }

    public Endpoint<Void> createOrUpdate(Installation installation) {
        installation.requireStorable();
        return Endpoint.write(
                "installations.createOrUpdate",
                OperationKind.WRITE,
                "PUT",
                routes.installation(installation.id()),
                "application/json",
                InstallationWriter.write(installation));
    }

    public Endpoint<Installation> get(String installationId) {
        // Whatever its content type: the hub calls its JSON XML here.
        return Endpoint.read(
                "installations.get",
                routes.installation(installationId),
                (response, trackingId) -> InstallationReader.read(response.body()));
    }

    public Endpoint<Boolean> exists(String installationId) {
        return Endpoint.exists("installations.exists", routes.installation(installationId));
    }

    public Endpoint<Void> patch(String installationId, InstallationPatch patch) {
        return Endpoint.write(
                "installations.patch",
                patch.operations().stream().allMatch(InstallationEndpoints::isTheSameTwice)
                        ? OperationKind.WRITE
                        : OperationKind.PATCH,
                "PATCH",
                routes.installation(installationId),
                "application/json-patch+json",
                InstallationWriter.write(patch));
    }

    private static boolean isTheSameTwice(InstallationPatch.Operation operation) {
        return operation.kind() == InstallationPatch.Kind.REPLACE
                || (operation.kind() == InstallationPatch.Kind.ADD && operation.path() == InstallationPath.TAGS);
    }

    public Endpoint<Void> delete(String installationId) {
        return Endpoint.delete("installations.delete", routes.installation(installationId));
    }
}
