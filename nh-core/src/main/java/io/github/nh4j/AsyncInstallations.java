package io.github.nh4j;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.internal.endpoint.InstallationEndpoints;
import io.github.nh4j.internal.endpoint.RegistrationEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.registration.ListedInstallation;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.transport.AsyncTransport;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The same operations as {@link Installations}, with futures like those of {@link NotificationHubAsyncClient}: no method
 * throws. Thread-safe.
 */
public final class AsyncInstallations {
    private final Pipeline pipeline;
    private final InstallationEndpoints installations;
    private final RegistrationEndpoints registrations;
    private final AsyncTransport transport;

    AsyncInstallations(
            Pipeline pipeline,
            InstallationEndpoints installations,
            RegistrationEndpoints registrations,
            AsyncTransport transport) {
        this.pipeline = pipeline;
        this.installations = installations;
        this.registrations = registrations;
        this.transport = transport;
    }

    /**
     * Stores an installation in place of the one with its id, of which nothing is kept. Repeating it does no harm.
     *
     * @param installation the whole of it
     * @return ends when the hub has taken it
     */
    public CompletableFuture<Void> createOrUpdate(Installation installation) {
        return pipeline.callAsync(transport, () -> installations.createOrUpdate(installation));
    }

    /**
     * Reads an installation. To change a part of one, {@link #patch} it.
     *
     * @param installationId its id
     * @return the installation, or a {@link io.github.nh4j.error.NotFoundException} if there is none
     */
    public CompletableFuture<Installation> get(String installationId) {
        return pipeline.callAsync(transport, () -> installations.get(installationId));
    }

    /**
     * Says whether there is an installation.
     *
     * @param installationId its id
     * @return true if there is; false if there is none, or no such hub
     */
    public CompletableFuture<Boolean> exists(String installationId) {
        return pipeline.callAsync(transport, () -> installations.exists(installationId));
    }

    /**
     * Changes parts of an installation and leaves the rest as it is. The hub may take a patch for an installation that it
     * does not have, and do nothing.
     *
     * @param installationId its id
     * @param patch the changes
     * @return ends when the hub has taken them
     */
    public CompletableFuture<Void> patch(String installationId, InstallationPatch patch) {
        return pipeline.callAsync(transport, () -> installations.patch(installationId, patch));
    }

    /**
     * Deletes an installation. That there is none is no failure.
     *
     * @param installationId its id
     * @return ends when the hub has taken it
     */
    public CompletableFuture<Void> delete(String installationId) {
        return pipeline.callAsync(transport, () -> installations.delete(installationId));
    }

    /**
     * Reads the first page of a listing of installations, each of which is on one page, without their templates.
     *
     * @param query which ones, by a tag of their own, such as {@code $UserId:{..}}, or by their channel; a page has so many
     *     registrations
     * @return the installations among its registrations, none perhaps, with a token for the next page
     */
    public CompletableFuture<Page<ListedInstallation>> listPage(RegistrationQuery query) {
        return pipeline.callAsync(transport, () -> registrations.installations(query, null, Set.of()));
    }

    /**
     * Reads the next page of a listing.
     *
     * @param query the query of the page before
     * @param continuation the token of the page before
     * @return the installations among its registrations, none perhaps, with a token for the next page
     */
    public CompletableFuture<Page<ListedInstallation>> listPage(RegistrationQuery query, String continuation) {
        return pipeline.callAsync(
                transport,
                () -> registrations.installations(
                        query, Objects.requireNonNull(continuation, "continuation"), Set.of()));
    }
}
