package io.github.nh4j;

import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.internal.endpoint.InstallationEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;

/**
 * The devices that a hub knows. Thread-safe.
 *
 * <p>The hub takes changes at once and makes them in the background: for about a second, what is read, and whom a send
 * reaches, may be as before.
 *
 * <p>Methods throw the exceptions that {@link NotificationHubClient} lists.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-registration-management">
 *     Installations</a>
 */
public final class Installations {
    private final Pipeline pipeline;
    private final InstallationEndpoints installations;

    Installations(Pipeline pipeline, InstallationEndpoints installations) {
        this.pipeline = pipeline;
        this.installations = installations;
    }

    /**
     * Stores an installation in place of the one with its id, of which nothing is kept. Repeating it does no harm.
     *
     * @param installation the whole of it
     * @throws IllegalArgumentException if the hub would not store it, see {@link Installation#requireStorable()}
     * @throws NotificationHubException if it failed; the hub may have stored it, see {@code delivery()}
     */
    public void createOrUpdate(Installation installation) {
        pipeline.call(installations.createOrUpdate(installation));
    }

    /**
     * Reads an installation. What the hub knows of it and this library does not is left out, and would be lost if the
     * installation were stored again: to change a part, {@link #patch} it.
     *
     * @param installationId its id
     * @return the installation
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotFoundException if there is none, or no such hub
     * @throws NotificationHubException if it failed in another way
     */
    public Installation get(String installationId) {
        return pipeline.call(installations.get(installationId));
    }

    /**
     * Says whether there is an installation.
     *
     * @param installationId its id
     * @return true if there is; false if there is none, or no such hub
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotificationHubException if it failed
     */
    public boolean exists(String installationId) {
        return pipeline.call(installations.exists(installationId));
    }

    /**
     * Changes parts of an installation and leaves the rest as it is. The hub may take a patch for an installation that it
     * does not have, and do nothing.
     *
     * @param installationId its id
     * @param patch the changes
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotificationHubException if it failed; the hub may have made the changes, see {@code delivery()}
     */
    public void patch(String installationId, InstallationPatch patch) {
        pipeline.call(installations.patch(installationId, patch));
    }

    /**
     * Deletes an installation. That there is none is no failure.
     *
     * @param installationId its id
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotificationHubException if it failed; the hub may have deleted it, see {@code delivery()}
     */
    public void delete(String installationId) {
        pipeline.call(installations.delete(installationId));
    }
}
