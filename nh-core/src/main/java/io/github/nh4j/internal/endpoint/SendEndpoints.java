package io.github.nh4j.internal.endpoint;

import io.github.nh4j.internal.codec.BatchBody;
import io.github.nh4j.internal.codec.ForeignText;
import io.github.nh4j.internal.codec.NotificationBody;
import io.github.nh4j.internal.codec.NotificationIds;
import io.github.nh4j.internal.codec.TestSendOutcomeReader;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.notification.BrowserNotification;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.notification.NotificationPlatform;
import io.github.nh4j.notification.TestSendOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** The operations under {@code /messages} and {@code /schedulednotifications}. */
public final class SendEndpoints {
    /** Years of other than four digits are no times to the hub. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    private final HubRoutes routes;
    private final Randomness randomness;

    public SendEndpoints(HubRoutes routes, Randomness randomness) {
        this.routes = routes;
        this.randomness = randomness;
    }

    public Endpoint<NotificationOutcome> send(Notification notification, TagExpression audience) {
        return send("send", routes.messages(), tagged(notification, audience), notification);
    }

    /** One request of a batch. */
    Endpoint<NotificationOutcome> sendBatch(Notification notification, TagExpression audience) {
        return send("sendBatch", routes.messages(), tagged(notification, audience), notification);
    }

    /** A send to any number of audiences. */
    public Batch batch(Notification notification, List<TagExpression> audiences) {
        headers(notification);
        NotificationBody.of(notification);
        return new TaggedBatch(this, notification, audiences);
    }

    public Endpoint<NotificationOutcome> sendBroadcast(Notification notification) {
        return send("sendBroadcast", routes.messages(), headers(notification), notification);
    }

    public Endpoint<TestSendOutcome> testSend(Notification notification, TagExpression audience) {
        return testSend("testSend", tagged(notification, audience), notification);
    }

    public Endpoint<TestSendOutcome> testSendBroadcast(Notification notification) {
        return testSend("testSendBroadcast", headers(notification), notification);
    }

    private static Endpoint<NotificationOutcome> send(
            String operation, URI uri, Headers.Builder headers, Notification notification) {
        return Endpoint.send(
                operation, uri, headers.build(), NotificationBody.of(notification), SendEndpoints::outcome);
    }

    private Endpoint<TestSendOutcome> testSend(String operation, Headers.Builder headers, Notification notification) {
        return Endpoint.send(
                operation,
                routes.testMessages(),
                headers.build(),
                NotificationBody.of(notification),
                (response, trackingId) -> TestSendOutcomeReader.read(response.body(), trackingId));
    }

    public Endpoint<NotificationOutcome> sendDirect(Notification notification, String deviceHandle) {
        Objects.requireNonNull(deviceHandle, "deviceHandle");
        requireDirect(notification);
        if (notification instanceof BrowserNotification) {
            throw new IllegalArgumentException(
                    "a browser is reached with its keys: use sendDirect(BrowserNotification, BrowserPushChannel)");
        }
        return direct(headers(notification), notification, deviceHandle);
    }

    public Endpoint<NotificationOutcome> sendDirect(BrowserNotification notification, BrowserPushChannel channel) {
        return direct(
                headers(notification).add("P256DH", channel.p256dh()).add("Auth", channel.auth()),
                notification,
                channel.endpoint());
    }

    private Endpoint<NotificationOutcome> direct(Headers.Builder headers, Notification notification, String handle) {
        if (handle.isBlank()) {
            throw new IllegalArgumentException("the device handle is empty");
        }
        return send(
                "sendDirect",
                routes.directMessages(),
                headers.add("ServiceBusNotification-DeviceHandle", handle),
                notification);
    }

    /** One request of a batch: at most as many handles as the hub takes. */
    Endpoint<NotificationOutcome> sendDirectBatch(Notification notification, List<String> handles) {
        BatchBody body = BatchBody.of(notification, handles, randomness);
        return Endpoint.send(
                "sendDirectBatch",
                routes.directBatch(),
                headers(notification, body.contentType()).build(),
                body.bytes(),
                SendEndpoints::outcome);
    }

    /** A batch of any size. */
    public Batch directBatch(Notification notification, List<String> handles) {
        requireDirect(notification);
        if (notification instanceof BrowserNotification) {
            throw new IllegalArgumentException("a batch cannot hold the keys that each browser needs:"
                    + " send to one browser at a time with sendDirect(BrowserNotification, BrowserPushChannel)");
        }
        NotificationBody.of(notification);
        return new DirectBatch(this, notification, handles);
    }

    private static void requireDirect(Notification notification) {
        if (notification.platform() == NotificationPlatform.TEMPLATE) {
            throw new IllegalArgumentException("a template notification needs devices that have registered a template:"
                    + " use send, or a notification of the device's platform");
        }
    }

    public Endpoint<NotificationOutcome> schedule(Notification notification, TagExpression audience, Instant at) {
        return scheduled("schedule", tagged(notification, audience), notification, at);
    }

    public Endpoint<NotificationOutcome> scheduleBroadcast(Notification notification, Instant at) {
        return scheduled("scheduleBroadcast", headers(notification), notification, at);
    }

    private Endpoint<NotificationOutcome> scheduled(
            String operation, Headers.Builder headers, Notification notification, Instant at) {
        if (at.isBefore(EARLIEST) || !at.isBefore(TOO_LATE)) {
            throw new IllegalArgumentException("the time to send at is outside the years 1 to 9999");
        }
        // The official clients leave the zone out and mean UTC; with its Z the text says the same to every reader.
        String time = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return send(
                operation,
                routes.scheduledNotifications(),
                headers.add("ServiceBusNotification-ScheduleTime", time),
                notification);
    }

    public Endpoint<Boolean> cancelScheduled(String notificationId) {
        return Endpoint.delete(
                "cancelScheduled",
                routes.scheduledNotification(notificationId),
                (response, trackingId) -> response.status() != 404);
    }

    private static Headers.Builder tagged(Notification notification, TagExpression audience) {
        Objects.requireNonNull(audience, "audience");
        return headers(notification)
                .add("ServiceBusNotification-Tags", audience.requireSendable().toString());
    }

    private static Headers.Builder headers(Notification notification) {
        Objects.requireNonNull(notification, "notification");
        return headers(notification, NotificationBody.contentType(notification));
    }

    private static Headers.Builder headers(Notification notification, String contentType) {
        Headers.Builder headers = Headers.builder()
                .add("Content-Type", contentType)
                .add("ServiceBusNotification-Format", notification.platform().format());
        notification.headers().forEach((name, value) -> {
            if (OwnHeaders.contains(name)) {
                throw new IllegalArgumentException("header " + name + " is for nh4j to set and cannot be given");
            }
            headers.add(name, value);
        });
        return headers;
    }

    private static NotificationOutcome outcome(TransportResponse response, String trackingId) {
        return NotificationOutcome.builder()
                .notificationId(NotificationIds.fromLocation(response.headers()))
                .trackingId(trackingId)
                .correlationId(ForeignText.id(response.headers(), "x-ms-correlation-request-id"))
                .build();
    }
}
