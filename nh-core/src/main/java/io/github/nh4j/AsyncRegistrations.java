package io.github.nh4j;

import io.github.nh4j.internal.endpoint.RegistrationEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.SequenceCalls;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.transport.AsyncTransport;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The same operations as {@link Registrations}, with futures like those of {@link NotificationHubAsyncClient}: no method
 * throws. Thread-safe.
 */
public final class AsyncRegistrations {
    private final Pipeline pipeline;
    private final RegistrationEndpoints registrations;
    private final AsyncTransport transport;

    AsyncRegistrations(Pipeline pipeline, RegistrationEndpoints registrations, AsyncTransport transport) {
        this.pipeline = pipeline;
        this.registrations = registrations;
        this.transport = transport;
    }

    /**
     * Stores a registration under a new id. Repeating it makes a second one, by which the device gets everything twice: to
     * be able to repeat, take {@link #newId} and {@link #createOrUpdate}.
     *
     * @param registration a registration without an id
     * @return it as the hub stored it, with its id and etag
     */
    public CompletableFuture<Registration> create(Registration registration) {
        return pipeline.callAsync(transport, () -> registrations.create(registration));
    }

    /**
     * Has the hub make an id for {@link #createOrUpdate}.
     *
     * @return an id that no registration has
     */
    public CompletableFuture<String> newId() {
        return pipeline.callAsync(transport, registrations::newId);
    }

    /**
     * Stores a registration in place of the one with its id, of which nothing is kept, whoever has changed it. Repeating it
     * does no harm.
     *
     * @param registration a registration with an id that the hub has made
     * @return it as the hub stored it, with its new etag
     */
    public CompletableFuture<Registration> createOrUpdate(Registration registration) {
        return pipeline.callAsync(transport, () -> registrations.createOrUpdate(registration));
    }

    /**
     * Stores a registration in place of the one with its id, if nobody has changed it.
     *
     * @param registration a registration with the id and the etag that the hub answered
     * @return it as the hub stored it, or a {@link io.github.nh4j.error.PreconditionFailedException} if it is not as it was
     */
    public CompletableFuture<Registration> update(Registration registration) {
        return pipeline.callAsync(transport, () -> registrations.update(registration));
    }

    /**
     * Reads a registration.
     *
     * @param registrationId its id
     * @return the registration, or a {@link io.github.nh4j.error.NotFoundException} if there is none
     */
    public CompletableFuture<Registration> get(String registrationId) {
        return pipeline.callAsync(transport, () -> registrations.get(registrationId));
    }

    /**
     * Says whether there is a registration.
     *
     * @param registrationId its id
     * @return true if there is; false if there is none, or no such hub
     */
    public CompletableFuture<Boolean> exists(String registrationId) {
        return pipeline.callAsync(transport, () -> registrations.exists(registrationId));
    }

    /**
     * Deletes a registration, whoever has changed it. That there is none is no failure.
     *
     * @param registrationId its id
     * @return ends when it is gone
     */
    public CompletableFuture<Void> delete(String registrationId) {
        return pipeline.callAsync(transport, () -> registrations.delete(registrationId));
    }

    /**
     * Deletes a registration, if nobody has changed it. That there is none is no failure.
     *
     * @param registration a registration with the id and the etag that the hub answered
     * @return ends when it is gone, or with a {@link io.github.nh4j.error.PreconditionFailedException} if it is not as it was
     */
    public CompletableFuture<Void> delete(Registration registration) {
        return pipeline.callAsync(transport, () -> registrations.delete(registration));
    }

    /**
     * Deletes all registrations of a channel, one after the other; each call has an operation timeout of its own. If one
     * fails, those before it are deleted; repeating it deletes the others.
     *
     * @param channel the channel
     * @return how many were deleted
     */
    public CompletableFuture<Integer> deleteByChannel(PushChannel channel) {
        return SequenceCalls.callAsync(pipeline, transport, () -> registrations.deleteByChannel(channel));
    }

    /**
     * Reads the first page of a listing.
     *
     * @param query which ones
     * @return the page, with a token for the next one
     */
    public CompletableFuture<Page<Registration>> listPage(RegistrationQuery query) {
        return pipeline.callAsync(transport, () -> registrations.page(query, null, Set.of()));
    }

    /**
     * Reads the next page of a listing.
     *
     * @param query the query of the page before
     * @param continuation the token of the page before
     * @return the page, with a token for the next one
     */
    public CompletableFuture<Page<Registration>> listPage(RegistrationQuery query, String continuation) {
        return pipeline.callAsync(
                transport,
                () -> registrations.page(query, Objects.requireNonNull(continuation, "continuation"), Set.of()));
    }
}
