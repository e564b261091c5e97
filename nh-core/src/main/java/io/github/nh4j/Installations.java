package io.github.nh4j;

import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.internal.endpoint.InstallationEndpoints;
import io.github.nh4j.internal.endpoint.RegistrationEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.registration.ListedInstallation;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.RegistrationQuery;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
    private final RegistrationEndpoints registrations;

    Installations(Pipeline pipeline, InstallationEndpoints installations, RegistrationEndpoints registrations) {
        this.pipeline = pipeline;
        this.installations = installations;
        this.registrations = registrations;
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

    /**
     * Lists all installations of the hub.
     *
     * @return as {@link #list(RegistrationQuery)}
     */
    public Stream<ListedInstallation> list() {
        return list(RegistrationQuery.all());
    }

    /**
     * Lists installations, each once, without their templates. The hub lists registrations, those of templates and those
     * that are no part of an installation among them; the stream reads all of them and leaves those out. It asks for a page
     * when it needs one, on the thread that reads the stream, and holds that page alone; each call has an operation timeout of
     * its own. What is stored or deleted meanwhile may be in it or not. It needs no closing.
     *
     * @param query which ones, by a tag of their own, such as {@code $UserId:{..}}, or by their channel; a page has so many
     *     registrations
     * @return a stream to be read once, whose operations throw a {@link NotificationHubException} if a page fails
     */
    public Stream<ListedInstallation> list(RegistrationQuery query) {
        Objects.requireNonNull(query, "query");
        return StreamSupport.stream(
                new PagedSpliterator<>(
                        (continuation, seen) -> pipeline.call(registrations.installations(query, continuation, seen))),
                false);
    }

    /**
     * Reads the first page of a listing.
     *
     * @param query which ones
     * @return the installations among its registrations, none perhaps, with a token for the next page
     * @throws NotificationHubException if it failed
     */
    public Page<ListedInstallation> listPage(RegistrationQuery query) {
        return pipeline.call(registrations.installations(query, null, Set.of()));
    }

    /**
     * Reads the next page of a listing.
     *
     * @param query the query of the page before
     * @param continuation the token of the page before
     * @return the installations among its registrations, none perhaps, with a token for the next page
     * @throws IllegalArgumentException if the token is empty: the first page is listed without one
     * @throws NotificationHubException if it failed; also if the hub names this page again as the next one
     */
    public Page<ListedInstallation> listPage(RegistrationQuery query, String continuation) {
        return pipeline.call(
                registrations.installations(query, Objects.requireNonNull(continuation, "continuation"), Set.of()));
    }
}
