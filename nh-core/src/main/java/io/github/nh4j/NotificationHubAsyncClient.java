package io.github.nh4j;

import io.github.nh4j.auth.SasUri;
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
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The same operations as {@link NotificationHubClient}, with futures. No method throws: wrong arguments and failures are
 * in the future, as the same exceptions, not wrapped.
 *
 * <p>To cancel a future, or a stage derived from it, aborts the exchange; the hub may have accepted the call all the same.
 * What the JDK makes apart from the future aborts nothing: the future of a {@code minimalCompletionStage()}, and those of
 * {@code CompletableFuture.allOf} and {@code anyOf}.
 *
 * <p>Futures end on the client's callback executor, and not on a thread of the HTTP stack unless that executor refuses
 * the task. Those of calls that cannot begin have ended when the method returns.
 *
 * <p>Thread-safe. Ends with the client that it came from.
 */
public final class NotificationHubAsyncClient {
    private final Pipeline pipeline;
    private final HubEndpoints endpoints;
    private final SendEndpoints sends;
    private final AsyncTransport transport;

    NotificationHubAsyncClient(Pipeline pipeline, HubEndpoints endpoints, AsyncTransport transport) {
        this.pipeline = pipeline;
        this.endpoints = endpoints;
        this.sends = endpoints.sends();
        this.transport = transport;
    }

    /**
     * Sends to the devices whose tags match.
     *
     * @param notification what to send
     * @param audience to whom
     * @return the outcome: the hub has accepted the notification
     */
    public CompletableFuture<NotificationOutcome> send(Notification notification, TagExpression audience) {
        return pipeline.callAsync(transport, () -> sends.send(notification, audience));
    }

    /**
     * Sends to every device of the notification's platform; a template notification goes to every device that has a
     * template.
     *
     * @param notification what to send
     * @return the outcome: the hub has accepted the notification
     */
    public CompletableFuture<NotificationOutcome> sendBroadcast(Notification notification) {
        return pipeline.callAsync(transport, () -> sends.sendBroadcast(notification));
    }

    /**
     * Sends to one device, which need not be registered.
     *
     * @param notification what to send; neither a template nor a browser notification
     * @param deviceHandle the device's handle at its push service
     * @return the outcome: the hub has accepted the notification
     */
    public CompletableFuture<NotificationOutcome> sendDirect(Notification notification, String deviceHandle) {
        return pipeline.callAsync(transport, () -> sends.sendDirect(notification, deviceHandle));
    }

    /**
     * Sends to one browser, which need not be registered.
     *
     * @param notification what to send
     * @param channel the browser's subscription
     * @return the outcome: the hub has accepted the notification
     */
    public CompletableFuture<NotificationOutcome> sendDirect(
            BrowserNotification notification, BrowserPushChannel channel) {
        return pipeline.callAsync(transport, () -> sends.sendDirect(notification, channel));
    }

    /**
     * Sends to several audiences: one request for each, one after the other, each with an operation timeout of its own. The
     * first one that fails ends the batch. A device in several of them gets it several times; no device is in two that
     * {@link TagExpression#split()} has made.
     *
     * @param notification what to send
     * @param audiences to whom, none of them twice
     * @return what became of each request; once the first was attempted, the future does not fail
     */
    public CompletableFuture<BatchOutcome> sendBatch(Notification notification, List<TagExpression> audiences) {
        return BatchCalls.callAsync(pipeline, transport, () -> sends.batch(notification, audiences));
    }

    /**
     * Sends to many devices, which need not be registered: one request for each 1000 handles, one after the other. Each
     * has an operation timeout of its own. The first one that fails ends the batch. Needs the Basic tier or better.
     *
     * @param notification what to send; neither a template nor a browser notification
     * @param deviceHandles the devices' handles at their push service, none of them twice
     * @return what became of each request; once the first was attempted, the future does not fail
     */
    public CompletableFuture<BatchOutcome> sendDirectBatch(Notification notification, List<String> deviceHandles) {
        return BatchCalls.callAsync(pipeline, transport, () -> sends.directBatch(notification, deviceHandles));
    }

    /**
     * Has the hub send later. Needs the Standard tier.
     *
     * @param notification what to send
     * @param audience to whom; devices are chosen when the time has come
     * @param at when, at most seven days ahead; cut to whole seconds
     * @return the outcome, with the id by which it can be cancelled
     */
    public CompletableFuture<NotificationOutcome> schedule(
            Notification notification, TagExpression audience, Instant at) {
        return pipeline.callAsync(transport, () -> sends.schedule(notification, audience, at));
    }

    /**
     * Has the hub send to every device of the notification's platform, later. Needs the Standard tier.
     *
     * @param notification what to send
     * @param at when, at most seven days ahead; cut to whole seconds
     * @return the outcome, with the id by which it can be cancelled
     */
    public CompletableFuture<NotificationOutcome> scheduleBroadcast(Notification notification, Instant at) {
        return pipeline.callAsync(transport, () -> sends.scheduleBroadcast(notification, at));
    }

    /**
     * Cancels a notification that was scheduled.
     *
     * @param notificationId the id in the outcome of {@code schedule}
     * @return true if the hub had it and will not send it; false if it had not, most likely since it is sent already
     */
    public CompletableFuture<Boolean> cancelScheduled(String notificationId) {
        return pipeline.callAsync(transport, () -> sends.cancelScheduled(notificationId));
    }

    /**
     * Sends to at most ten of the devices whose tags match, waits for the push services, and tells what each said. For
     * development: the hub allows about ten of these a minute.
     *
     * @param notification what to send
     * @param audience to whom
     * @return the result of each device
     */
    public CompletableFuture<TestSendOutcome> testSend(Notification notification, TagExpression audience) {
        return pipeline.callAsync(transport, () -> sends.testSend(notification, audience));
    }

    /**
     * Sends to at most ten devices of the notification's platform, waits for the push services, and tells what each said.
     * For development: the hub allows about ten of these a minute.
     *
     * @param notification what to send
     * @return the result of each device
     */
    public CompletableFuture<TestSendOutcome> testSendBroadcast(Notification notification) {
        return pipeline.callAsync(transport, () -> sends.testSendBroadcast(notification));
    }

    /**
     * Tells how far the hub has got with a notification. Needs the Standard tier.
     *
     * @param notificationId the id in the outcome of the send
     * @return the details so far, or a {@link io.github.nh4j.error.NotFoundException} if the hub knows nothing of it, as
     *     for at least ten seconds after a send
     */
    public CompletableFuture<NotificationDetails> notificationDetails(String notificationId) {
        return pipeline.callAsync(transport, () -> endpoints.telemetry().notificationDetails(notificationId));
    }

    /**
     * Waits until the hub is done with a notification, without a thread: asks for its details with growing pauses, and
     * passes over failures that another question may get over. When the time is over, the result is what was read last,
     * whose state is not final; if nothing was read, it is what the last question failed with. To cancel the future ends
     * the waiting.
     *
     * @param notificationId the id in the outcome of the send
     * @param atMost how long to wait, more than zero and at most 30 days; a question is waited for beyond that
     * @return the details
     */
    public CompletableFuture<NotificationDetails> awaitNotificationDetails(String notificationId, Duration atMost) {
        return Polling.callAsync(
                pipeline, transport, () -> endpoints.telemetry().notificationDetails(notificationId, atMost));
    }

    /**
     * Asks where the hub tells what push services say of devices. Needs the Standard tier.
     *
     * @return the address of a container of blobs, each for {@link FeedbackReader}; it is a secret
     */
    public CompletableFuture<SasUri> feedbackContainer() {
        return pipeline.callAsync(transport, endpoints.telemetry()::feedbackContainer);
    }

    /**
     * The devices that the hub knows.
     *
     * @return the operations on installations; they end with this client
     */
    public AsyncInstallations installations() {
        return new AsyncInstallations(pipeline, endpoints.installations(), transport);
    }

    /**
     * The push channels that the hub stores one by one.
     *
     * @return the operations on registrations; they end with this client
     */
    public AsyncRegistrations registrations() {
        return new AsyncRegistrations(pipeline, endpoints.registrations(), transport);
    }

    /**
     * The imports and exports of registrations in bulk.
     *
     * @return the operations on jobs; they end with this client
     */
    public AsyncNotificationHubJobs jobs() {
        return new AsyncNotificationHubJobs(pipeline, endpoints.jobs(), transport);
    }
}
