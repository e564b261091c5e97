package io.github.nh4j.integration.chaos;

import io.github.nh4j.NotificationHubAsyncClient;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.tag.TagExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is done with a key that no other call has: it is the payload of a send, and the id of an installation. */
enum Operation {
    SEND {
        @Override
        Object call(NotificationHubClient hub, String key) {
            return hub.send(Notification.fcmV1(payload(key)), NEWS);
        }

        @Override
        CompletableFuture<?> start(NotificationHubAsyncClient hub, String key) {
            return hub.send(Notification.fcmV1(payload(key)), NEWS);
        }
    },
    SEND_DIRECT {
        @Override
        Object call(NotificationHubClient hub, String key) {
            return hub.sendDirect(Notification.fcmV1(payload(key)), "handle");
        }

        @Override
        CompletableFuture<?> start(NotificationHubAsyncClient hub, String key) {
            return hub.sendDirect(Notification.fcmV1(payload(key)), "handle");
        }
    },
    SEND_DIRECT_BATCH {
        @Override
        Object call(NotificationHubClient hub, String key) {
            return hub.sendDirectBatch(Notification.fcmV1(payload(key)), HANDLES);
        }

        @Override
        CompletableFuture<?> start(NotificationHubAsyncClient hub, String key) {
            return hub.sendDirectBatch(Notification.fcmV1(payload(key)), HANDLES);
        }
    },
    SCHEDULE {
        @Override
        Object call(NotificationHubClient hub, String key) {
            return hub.schedule(Notification.fcmV1(payload(key)), NEWS, tomorrow());
        }

        @Override
        CompletableFuture<?> start(NotificationHubAsyncClient hub, String key) {
            return hub.schedule(Notification.fcmV1(payload(key)), NEWS, tomorrow());
        }
    },
    STORE_INSTALLATION {
        @Override
        Object call(NotificationHubClient hub, String key) {
            hub.installations().createOrUpdate(installation(key));
            return key;
        }

        @Override
        CompletableFuture<?> start(NotificationHubAsyncClient hub, String key) {
            return hub.installations().createOrUpdate(installation(key)).thenApply(nothing -> key);
        }
    };

    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final List<String> HANDLES = List.of("a", "b", "c");

    /** Waits for the end, and returns what the client returns. */
    abstract Object call(NotificationHubClient hub, String key);

    abstract CompletableFuture<?> start(NotificationHubAsyncClient hub, String key);

    boolean isSend() {
        return this != STORE_INSTALLATION;
    }

    static String payload(String key) {
        return "{\"message\":{\"data\":{\"key\":\"" + key + "\"}}}";
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    private static Installation installation(String key) {
        return Installation.builder(key, InstallationPlatform.APPLE, "AABB").build();
    }
}
