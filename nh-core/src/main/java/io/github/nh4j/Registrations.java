package io.github.nh4j;

import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.PreconditionFailedException;
import io.github.nh4j.internal.endpoint.RegistrationEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.SequenceCalls;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The push channels that a hub stores one by one. Thread-safe. A back end that begins today is better off with
 * {@link Installations}, which have a device in one piece.
 *
 * <p>For about a second after a change, listings, and whom a send reaches, may be as before.
 *
 * <p>Methods throw the exceptions that {@link NotificationHubClient} lists.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-registration-management">
 *     Registrations</a>
 */
public final class Registrations {
    private final Pipeline pipeline;
    private final RegistrationEndpoints registrations;

    Registrations(Pipeline pipeline, RegistrationEndpoints registrations) {
        this.pipeline = pipeline;
        this.registrations = registrations;
    }

    /**
     * Stores a registration under a new id. Repeating it makes a second one, by which the device gets everything twice: to
     * be able to repeat, take {@link #newId} and {@link #createOrUpdate}.
     *
     * @param registration a registration without an id
     * @return it as the hub stored it, with its id and etag
     * @throws IllegalArgumentException if it has an id, or if the hub would not store it
     * @throws NotificationHubException if it failed; the hub may have stored it, see {@code delivery()}
     */
    public Registration create(Registration registration) {
        return pipeline.call(registrations.create(registration));
    }

    /**
     * Has the hub make an id for {@link #createOrUpdate}.
     *
     * @return an id that no registration has
     * @throws NotificationHubException if it failed
     */
    public String newId() {
        return pipeline.call(registrations.newId());
    }

    /**
     * Stores a registration in place of the one with its id, of which nothing is kept, whoever has changed it. Repeating it
     * does no harm.
     *
     * @param registration a registration with an id that the hub has made
     * @return it as the hub stored it, with its new etag
     * @throws IllegalArgumentException if it has no id, or if the hub would not store it
     * @throws NotificationHubException if it failed; the hub may have stored it, see {@code delivery()}. With the status 410
     *     the id is of no use any more: take a new one
     */
    public Registration createOrUpdate(Registration registration) {
        return pipeline.call(registrations.createOrUpdate(registration));
    }

    /**
     * Stores a registration in place of the one with its id, if nobody has changed it.
     *
     * @param registration a registration with the id and the etag that the hub answered
     * @return it as the hub stored it, with its new etag
     * @throws IllegalArgumentException if it has no id or no etag, or if the hub would not store it
     * @throws PreconditionFailedException if it is not as it was: read it again
     * @throws NotificationHubException if it failed in another way; the hub may have stored it, see {@code delivery()}
     */
    public Registration update(Registration registration) {
        return pipeline.call(registrations.update(registration));
    }

    /**
     * Reads a registration. Elements that the hub knows and this library does not are left out, and would be lost if the
     * registration were stored again.
     *
     * @param registrationId its id
     * @return the registration
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotFoundException if there is none, or no such hub
     * @throws NotificationHubException if it failed in another way
     */
    public Registration get(String registrationId) {
        return pipeline.call(registrations.get(registrationId));
    }

    /**
     * Says whether there is a registration.
     *
     * @param registrationId its id
     * @return true if there is; false if there is none, or no such hub
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotificationHubException if it failed
     */
    public boolean exists(String registrationId) {
        return pipeline.call(registrations.exists(registrationId));
    }

    /**
     * Deletes a registration, whoever has changed it. That there is none is no failure.
     *
     * @param registrationId its id
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotificationHubException if it failed; the hub may have deleted it, see {@code delivery()}
     */
    public void delete(String registrationId) {
        pipeline.call(registrations.delete(registrationId));
    }

    /**
     * Deletes a registration, if nobody has changed it. That there is none is no failure.
     *
     * @param registration a registration with the id and the etag that the hub answered
     * @throws IllegalArgumentException if it has no id or no etag
     * @throws PreconditionFailedException if it is not as it was
     * @throws NotificationHubException if it failed in another way; the hub may have deleted it, see {@code delivery()}
     */
    public void delete(Registration registration) {
        pipeline.call(registrations.delete(registration));
    }

    /**
     * Deletes all registrations of a channel, one after the other; each call has an operation timeout of its own. If one
     * fails, those before it are deleted; repeating it deletes the others. An installation with the channel loses the
     * registrations that the hub keeps for it: delete the installation instead.
     *
     * @param channel the channel
     * @return how many were deleted
     * @throws IllegalArgumentException if the hub would not know such a channel
     * @throws NotificationHubException if it failed
     */
    public int deleteByChannel(PushChannel channel) {
        return SequenceCalls.call(pipeline, registrations.deleteByChannel(channel));
    }

    /**
     * Lists all registrations of the hub.
     *
     * @return as {@link #list(RegistrationQuery)}
     */
    public Stream<Registration> list() {
        return list(RegistrationQuery.all());
    }

    /**
     * Lists registrations. The stream asks for a page when it needs one, on the thread that reads the stream, and holds
     * that page alone; each call has an operation timeout of its own. What is stored or deleted meanwhile may be in it or
     * not. It needs no closing.
     *
     * @param query which ones
     * @return a stream to be read once, whose operations throw a {@link NotificationHubException} if a page fails
     */
    public Stream<Registration> list(RegistrationQuery query) {
        Objects.requireNonNull(query, "query");
        return StreamSupport.stream(
                new PagedSpliterator<>(
                        (continuation, seen) -> pipeline.call(registrations.page(query, continuation, seen))),
                false);
    }

    /**
     * Reads the first page of a listing.
     *
     * @param query which ones
     * @return the page, with a token for the next one
     * @throws NotificationHubException if it failed
     */
    public Page<Registration> listPage(RegistrationQuery query) {
        return pipeline.call(registrations.page(query, null, Set.of()));
    }

    /**
     * Reads the next page of a listing.
     *
     * @param query the query of the page before
     * @param continuation the token of the page before
     * @return the page, with a token for the next one
     * @throws IllegalArgumentException if the token is empty: the first page is listed without one
     * @throws NotificationHubException if it failed; also if the hub names this page again as the next one
     */
    public Page<Registration> listPage(RegistrationQuery query, String continuation) {
        return pipeline.call(registrations.page(query, Objects.requireNonNull(continuation, "continuation"), Set.of()));
    }
}
