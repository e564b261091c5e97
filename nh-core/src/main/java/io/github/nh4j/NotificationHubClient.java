package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasUri;
import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.internal.endpoint.HubEndpoints;
import io.github.nh4j.internal.endpoint.SendEndpoints;
import io.github.nh4j.internal.pipeline.BatchCalls;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.Polling;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.BrowserNotification;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationDetails;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.notification.TestSendOutcome;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.tag.TagExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends push notifications through one hub, and keeps its devices. Make one for each hub and share it: it is
 * thread-safe, and keeps a token and, through its transport, connections.
 *
 * <p>A call is repeated by itself only where that cannot push twice, or do anything else twice: see {@link RetryPolicy}.
 * When a call fails, {@link NotificationHubException#delivery()} says whether the hub may have accepted it all the same.
 * Wrong arguments are an {@link IllegalArgumentException} before anything is sent.
 *
 * <p>Every method that sends throws, besides what it documents, a {@link io.github.nh4j.error.ServiceException} if the hub
 * answered with an error, a {@link io.github.nh4j.error.MalformedResponseException} if with a success that cannot be read, a
 * {@link io.github.nh4j.error.TransportException} if no usable answer came, a {@link DeadlineExceededException} if the
 * operation timeout was over, and a {@link CallInterruptedException} if the thread was interrupted; its flag is set again.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/">REST API reference</a>
 */
public final class NotificationHubClient implements AutoCloseable {
    private final Connection connection;
    private final Pipeline pipeline;
    private final HubEndpoints endpoints;
    private final SendEndpoints sends;

    NotificationHubClient(Connection connection, HubEndpoints endpoints) {
        this.connection = connection;
        this.pipeline = connection.pipeline();
        this.endpoints = endpoints;
        this.sends = endpoints.sends();
    }

    /**
     * A client for the hub that the connection string names with {@code EntityPath}.
     *
     * @param connectionString from the hub's access policies
     * @return a client over the transport that is on the class path
     * @throws IllegalArgumentException if the connection string is wrong or names no hub
     * @throws IllegalStateException if there is not exactly one transport to be found
     */
    public static NotificationHubClient create(String connectionString) {
        return builder(ConnectionString.parse(connectionString)).build();
    }

    /**
     * A client for a hub.
     *
     * @param connectionString from the hub's access policies
     * @param hub the name of the hub
     * @return a client over the transport that is on the class path
     * @throws IllegalArgumentException if the connection string or the name is wrong
     * @throws IllegalStateException if there is not exactly one transport to be found
     */
    public static NotificationHubClient create(String connectionString, String hub) {
        return builder(connectionString, hub).build();
    }

    /**
     * Starts a client for the hub that the connection string names with {@code EntityPath}.
     *
     * @param connectionString from the hub's access policies
     * @return a builder
     * @throws IllegalArgumentException if the connection string names no hub
     */
    public static Builder builder(ConnectionString connectionString) {
        return new Builder(ClientSettings.of(connectionString));
    }

    /**
     * Starts a client for a hub.
     *
     * @param connectionString from the hub's access policies
     * @param hub the name of the hub
     * @return a builder
     * @throws IllegalArgumentException if the connection string or the name is wrong
     */
    public static Builder builder(String connectionString, String hub) {
        return builder(ConnectionString.parse(connectionString), hub);
    }

    /**
     * Starts a client for a hub whose key is replaced while the client is in use.
     *
     * @param connectionStrings gives the present connection string, always of the same namespace. It is asked here, then for
     *     each token, about every quarter of an hour, and when the hub refuses a token: quickly, on the thread of a call
     * @param hub the name of the hub
     * @return a builder
     * @throws IllegalArgumentException if the name is wrong, or not the one that the connection string names
     */
    public static Builder builder(Supplier<ConnectionString> connectionStrings, String hub) {
        return new Builder(ClientSettings.of(connectionStrings, hub));
    }

    /**
     * Starts a client for a hub.
     *
     * @param connectionString from the hub's access policies
     * @param hub the name of the hub
     * @return a builder
     * @throws IllegalArgumentException if the name is wrong, or not the one that the connection string names
     */
    public static Builder builder(ConnectionString connectionString, String hub) {
        return new Builder(ClientSettings.of(connectionString, hub));
    }

    /**
     * Sends to the devices whose tags match.
     *
     * @param notification what to send
     * @param audience to whom
     * @return the outcome: the hub has accepted the notification
     * @throws IllegalArgumentException if the payload is over 64 KiB or the audience over the hub's limits
     */
    public NotificationOutcome send(Notification notification, TagExpression audience) {
        return pipeline.call(sends.send(notification, audience));
    }

    /**
     * Sends to every device of the notification's platform; a template notification goes to every device that has a
     * template.
     *
     * @param notification what to send
     * @return the outcome: the hub has accepted the notification
     * @throws IllegalArgumentException if the payload is over 64 KiB
     */
    public NotificationOutcome sendBroadcast(Notification notification) {
        return pipeline.call(sends.sendBroadcast(notification));
    }

    /**
     * Sends to one device, which need not be registered.
     *
     * @param notification what to send; neither a template nor a browser notification
     * @param deviceHandle the device's handle at its push service
     * @return the outcome: the hub has accepted the notification
     * @throws IllegalArgumentException if the notification cannot be sent directly or the handle is wrong
     */
    public NotificationOutcome sendDirect(Notification notification, String deviceHandle) {
        return pipeline.call(sends.sendDirect(notification, deviceHandle));
    }

    /**
     * Sends to one browser, which need not be registered.
     *
     * @param notification what to send
     * @param channel the browser's subscription
     * @return the outcome: the hub has accepted the notification
     * @throws IllegalArgumentException if the payload is over 64 KiB or the subscription is wrong
     */
    public NotificationOutcome sendDirect(BrowserNotification notification, BrowserPushChannel channel) {
        return pipeline.call(sends.sendDirect(notification, channel));
    }

    /**
     * Sends to several audiences: one request for each, one after the other, each with an operation timeout of its own. The
     * first one that fails ends the batch. A device in several of them gets it several times; no device is in two that
     * {@link TagExpression#split()} has made.
     *
     * @param notification what to send
     * @param audiences to whom, none of them twice
     * @return what became of each request; once the first was attempted, this method does not throw
     * @throws IllegalArgumentException if there is no audience, or one has too many tags or is listed twice
     */
    public BatchOutcome sendBatch(Notification notification, List<TagExpression> audiences) {
        return BatchCalls.call(pipeline, sends.batch(notification, audiences));
    }

    /**
     * Sends to many devices, which need not be registered: one request for each 1000 handles, one after the other. Each
     * has an operation timeout of its own. The first one that fails ends the batch. Needs the Basic tier or better.
     *
     * @param notification what to send; neither a template nor a browser notification
     * @param deviceHandles the devices' handles at their push service, none of them twice
     * @return what became of each request; once the first was attempted, this method does not throw
     * @throws IllegalArgumentException if the notification cannot be sent directly, or a handle is wrong or listed twice
     */
    public BatchOutcome sendDirectBatch(Notification notification, List<String> deviceHandles) {
        return BatchCalls.call(pipeline, sends.directBatch(notification, deviceHandles));
    }

    /**
     * Has the hub send later. Needs the Standard tier.
     *
     * @param notification what to send
     * @param audience to whom; devices are chosen when the time has come
     * @param at when, at most seven days ahead; cut to whole seconds
     * @return the outcome, with the id by which it can be cancelled
     * @throws IllegalArgumentException if the payload is over 64 KiB, or the audience or the time outside the hub's limits
     */
    public NotificationOutcome schedule(Notification notification, TagExpression audience, Instant at) {
        return pipeline.call(sends.schedule(notification, audience, at));
    }

    /**
     * Has the hub send to every device of the notification's platform, later. Needs the Standard tier.
     *
     * @param notification what to send
     * @param at when, at most seven days ahead; cut to whole seconds
     * @return the outcome, with the id by which it can be cancelled
     * @throws IllegalArgumentException if the payload is over 64 KiB, or the time outside the years 1 to 9999
     */
    public NotificationOutcome scheduleBroadcast(Notification notification, Instant at) {
        return pipeline.call(sends.scheduleBroadcast(notification, at));
    }

    /**
     * Cancels a notification that was scheduled.
     *
     * @param notificationId the id in the outcome of {@code schedule}
     * @return true if the hub had it and will not send it; false if it had not, most likely since it is sent already
     * @throws IllegalArgumentException if the id is empty, {@code .} or {@code ..}
     * @throws NotificationHubException if it failed; the notification may be cancelled or not
     */
    public boolean cancelScheduled(String notificationId) {
        return pipeline.call(sends.cancelScheduled(notificationId));
    }

    /**
     * Sends to at most ten of the devices whose tags match, waits for the push services, and tells what each said. For
     * development: the hub allows about ten of these a minute.
     *
     * @param notification what to send
     * @param audience to whom
     * @return the result of each device
     * @throws IllegalArgumentException if the payload is over 64 KiB or the audience over the hub's limits
     */
    public TestSendOutcome testSend(Notification notification, TagExpression audience) {
        return pipeline.call(sends.testSend(notification, audience));
    }

    /**
     * Sends to at most ten devices of the notification's platform, waits for the push services, and tells what each said.
     * For development: the hub allows about ten of these a minute.
     *
     * @param notification what to send
     * @return the result of each device
     * @throws IllegalArgumentException if the payload is over 64 KiB
     */
    public TestSendOutcome testSendBroadcast(Notification notification) {
        return pipeline.call(sends.testSendBroadcast(notification));
    }

    /**
     * Tells how far the hub has got with a notification. Needs the Standard tier.
     *
     * @param notificationId the id in the outcome of the send
     * @return the details so far
     * @throws NotFoundException if the hub knows nothing of it, as for at least ten seconds after a send
     */
    public NotificationDetails notificationDetails(String notificationId) {
        return pipeline.call(endpoints.telemetry().notificationDetails(notificationId));
    }

    /**
     * Waits until the hub is done with a notification: asks for its details with growing pauses, and passes over failures
     * that another question may get over. When the time is over, the result is what was read last, whose state is not
     * {@linkplain io.github.nh4j.notification.NotificationState#isFinal() final}; if nothing was read, it throws what
     * the last question failed with.
     *
     * @param notificationId the id in the outcome of the send
     * @param atMost how long to wait, more than zero and at most 30 days; a question is waited for beyond that
     * @return the details
     */
    public NotificationDetails awaitNotificationDetails(String notificationId, Duration atMost) {
        return Polling.call(pipeline, endpoints.telemetry().notificationDetails(notificationId, atMost));
    }

    /**
     * Asks where the hub tells what push services say of devices. Needs the Standard tier.
     *
     * @return the address of a container of blobs, each for {@link FeedbackReader}; it is a secret
     */
    public SasUri feedbackContainer() {
        return pipeline.call(endpoints.telemetry().feedbackContainer());
    }

    /**
     * The devices that the hub knows.
     *
     * @return the operations on installations; they end with this client
     */
    public Installations installations() {
        return new Installations(pipeline, endpoints.installations(), endpoints.registrations());
    }

    /**
     * The push channels that the hub stores one by one.
     *
     * @return the operations on registrations; they end with this client
     */
    public Registrations registrations() {
        return new Registrations(pipeline, endpoints.registrations());
    }

    /**
     * The imports and exports of registrations in bulk.
     *
     * @return the operations on jobs; they end with this client
     */
    public NotificationHubJobs jobs() {
        return new NotificationHubJobs(pipeline, endpoints.jobs());
    }

    /**
     * This client with something different for calls through it. It shares everything else with this one: transport,
     * token, retry budget. It needs no closing; to close it closes this one.
     *
     * @param options what is different
     * @return a view of this client
     */
    public NotificationHubClient with(CallOptions options) {
        return new NotificationHubClient(connection.with(options), endpoints);
    }

    /**
     * This client with futures in place of waiting. It shares everything with this one and needs no closing.
     *
     * @return the asynchronous client
     * @throws IllegalStateException if the transport only blocks
     */
    public NotificationHubAsyncClient async() {
        return new NotificationHubAsyncClient(pipeline, endpoints, connection.asyncTransport());
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
        private final ClientSettings settings;

        private Builder(ClientSettings settings) {
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
        public NotificationHubClient build() {
            return settings.build();
        }
    }
}
