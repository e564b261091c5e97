package io.github.nh4j.examples;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.notification.TestSendOutcome;
import io.github.nh4j.tag.TagExpression;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One send of every kind, each followed by what the devices received. */
final class Tour {
    private static final String TOAST = "<toast><visual><binding template=\"ToastText01\">"
            + "<text id=\"1\">Hello from Java</text></binding></visual></toast>";

    private final NotificationHubClient hub;
    private final PrintStream out;
    private final Received received;
    private int step;

    Tour(NotificationHubClient hub, PrintStream out, Received received) {
        this.hub = hub;
        this.out = out;
        this.received = received;
    }

    void run() {
        title("A Windows toast to every Windows device");
        accepted(hub.sendBroadcast(Notification.windowsToast(TOAST)));

        title("An Apple alert to one tag: news");
        accepted(hub.send(alert("One tag"), TagExpression.tag("news")));

        title("An Apple alert to several tags: news or sports");
        accepted(hub.send(alert("Several tags"), TagExpression.anyOf(List.of("news", "sports"))));

        title("An Apple alert to an expression: (news || sports) && location_Boston && !muted");
        accepted(
                hub.send(alert("An expression"), TagExpression.parse("(news || sports) && location_Boston && !muted")));

        title("A template notification: each device shows it in its own way and language");
        accepted(hub.send(
                Notification.template(Map.of("message_en", "Final score 3-1", "message_de", "Endstand 3:1")),
                TagExpression.tag("news")));

        title("A direct send to one device that is not registered");
        accepted(hub.sendDirect(
                Notification.fcmV1("{\"message\":{\"notification\":{\"title\":\"Direct\"}}}"), "an-fcm-token"));

        title("A direct batch to three devices");
        accepted(hub.sendDirectBatch(alert("A batch"), List.of("0a01", "0a02", "0a03")));

        title("A scheduled alert, one hour from now");
        accepted(hub.schedule(
                alert("Scheduled"), TagExpression.tag("news"), Instant.now().plus(Duration.ofHours(1))));
        received.letPass(Duration.ofMinutes(61));
        received.show();
    }

    /** For a client that dumps what goes over the wire. */
    void testSend() {
        out.println();
        out.println("A test send, which waits for the push services' answers, as it goes over the wire");
        TestSendOutcome outcome = hub.testSend(alert("A test"), TagExpression.tag("sports"));
        out.println("   " + outcome.successCount() + " succeeded, " + outcome.failureCount() + " failed");
        outcome.results().forEach(result -> out.println("   " + result));
        received.show();
    }

    private void title(String text) {
        step++;
        out.println();
        out.println(step + ". " + text);
    }

    private void accepted(NotificationOutcome outcome) {
        out.println(
                "   accepted" + outcome.notificationId().map(id -> " as " + id).orElse(""));
        received.show();
    }

    /** A batch of more than 1000 handles would have several parts, of which some can fail. */
    private void accepted(BatchOutcome outcome) {
        outcome.parts()
                .forEach(part -> out.println("   handles " + (part.from() + 1) + " to " + part.to() + ": "
                        + part.failure().map(Throwable::getMessage).orElse("accepted")));
        received.show();
    }

    private static Notification alert(String text) {
        return Notification.apple("{\"aps\":{\"alert\":\"" + text + "\"}}");
    }
}
