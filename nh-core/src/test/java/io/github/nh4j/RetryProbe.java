package io.github.nh4j;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Makes clients whose clock moves with the looks of the watch, and notes when they sent what. */
final class RetryProbe {
    static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");
    static final TagExpression NEWS = TagExpression.tag("news");

    final WatchedClock clock = new WatchedClock(Duration.ofMillis(100));
    final Semaphore asked = new Semaphore(0);
    final List<Long> millis = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    /** What all dice show. */
    long dice = Long.MAX_VALUE;

    /** One way to send, of the two that there are. */
    interface Way {
        NotificationOutcome send(NotificationHubClient hub) throws Throwable;

        default NotificationHubException failure(NotificationHubClient hub) {
            return catchThrowableOfType(NotificationHubException.class, () -> send(hub));
        }
    }

    static Stream<Way> ways() {
        return Stream.of(hub -> hub.send(HELLO, NEWS), hub -> {
            try {
                return hub.async().send(HELLO, NEWS).get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    NotificationHubClient hub(ScriptedTransport.Line... script) {
        return hub(ClientSettings.of(ConnectionString.parse(Contoso.CONNECTION_STRING), Contoso.HUB), script);
    }

    NotificationHubClient hub(ClientSettings settings, ScriptedTransport.Line... script) {
        ScriptedTransport scripted = new ScriptedTransport(script);
        settings.transport(AsyncTransport.offload(
                (request, cancellation) -> {
                    millis.add(clock.nanos() / 1_000_000);
                    tokens.add(request.headers().first("Authorization").orElseThrow());
                    asked.release();
                    return scripted.send(request, cancellation);
                },
                Runnable::run));
        settings.time(clock);
        settings.randomness(() -> dice);
        return settings.build();
    }
}
