package io.github.nh4j.integration.faults;

import io.github.nh4j.NotificationHubAsyncClient;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.tag.TagExpression;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call in both ways.
 *
 * @param isSend whether people would notice a second one
 */
record Operation(
        boolean isSend,
        Function<NotificationHubClient, @Nullable Object> blocking,
        Function<NotificationHubAsyncClient, CompletableFuture<?>> asynchronous) {
    static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");
    static final TagExpression NEWS = TagExpression.tag("news");
    private static final Registration APPLE =
            NativeRegistration.builder(InstallationPlatform.APPLE, "62BCD348").build();
    private static final Registration STORED = NativeRegistration.builder(InstallationPlatform.APPLE, "62BCD348")
            .id("7-1-2")
            .etag("3")
            .build();

    static final Operation SEND = send(HELLO);
    /** Of a notification that fills the buffers of two sockets, if these are small. */
    static final Operation SEND_MUCH = send(Notification.apple("{\"aps\":\"" + "x".repeat(60_000) + "\"}"));
    /** Of a notification that is over the limit. */
    static final Operation SEND_TOO_MUCH = send(Notification.apple("{\"aps\":\"" + "x".repeat(70_000) + "\"}"));

    static final Operation READ = new Operation(
            false,
            hub -> hub.installations().exists("phone"),
            hub -> hub.installations().exists("phone"));
    static final Operation GET = new Operation(
            false,
            hub -> hub.installations().get("phone"),
            hub -> hub.installations().get("phone"));
    static final Operation DELETE = new Operation(
            false,
            doing(hub -> hub.installations().delete("phone")),
            hub -> hub.installations().delete("phone"));
    static final Operation CREATE = new Operation(
            false,
            hub -> hub.registrations().create(APPLE),
            hub -> hub.registrations().create(APPLE));
    static final Operation WRITE = new Operation(
            false,
            hub -> hub.registrations().createOrUpdate(STORED),
            hub -> hub.registrations().createOrUpdate(STORED));
    static final Operation CONDITIONAL = new Operation(
            false,
            hub -> hub.registrations().update(STORED),
            hub -> hub.registrations().update(STORED));

    private static Operation send(Notification notification) {
        return new Operation(true, hub -> hub.send(notification, NEWS), hub -> hub.send(notification, NEWS));
    }

    private static Function<NotificationHubClient, @Nullable Object> doing(Consumer<NotificationHubClient> action) {
        return hub -> {
            action.accept(hub);
            return null;
        };
    }

    @Nullable
    Object block(NotificationHubClient hub) {
        return blocking.apply(hub);
    }

    CompletableFuture<?> start(NotificationHubClient hub) {
        return asynchronous.apply(hub.async());
    }

    /** Calls, and says how it ended. */
    End run(NotificationHubClient hub, boolean async) {
        long begun = System.nanoTime();
        try {
            Object result = async ? start(hub).get() : block(hub);
            return End.with(result, null, begun);
        } catch (ExecutionException e) {
            return End.with(null, e.getCause(), begun);
        } catch (Exception | AssertionError e) {
            return End.with(null, e, begun);
        }
    }

    /**
     * How a call ended.
     *
     * @param result what it returned, if it did
     * @param failure what it threw, if it did
     * @param millis after how long
     */
    record End(@Nullable Object result, @Nullable Throwable failure, long millis) {
        static End with(@Nullable Object result, @Nullable Throwable failure, long begunNanos) {
            return new End(result, failure, (System.nanoTime() - begunNanos) / 1_000_000);
        }
    }
}
