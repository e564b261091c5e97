package io.github.nh4j.integration.sends;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.DeliveredNotification;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.jdk.JdkTransport;
import io.github.nh4j.transport.okhttp.OkHttpTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every send, on every transport: what the client says was accepted is in the inbox exactly once. */
class EndToEndTest {
    @Nested
    class InMemory extends Sends {
        @Override
        AsyncTransport transport(HubEmulator emulator) {
            return emulator.transport();
        }
    }

    @Nested
    class OverTheJdksClient extends Sends {
        @Override
        AsyncTransport transport(HubEmulator emulator) {
            return JdkTransport.create();
        }
    }

    @Nested
    class OverOkHttp extends Sends {
        @Override
        AsyncTransport transport(HubEmulator emulator) {
            return OkHttpTransport.create();
        }
    }

    abstract static class Sends {
        private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";

        private final HubEmulator emulator = HubEmulator.create("news");
        private final EmulatorServer server = EmulatorServer.start(emulator);
        private final AsyncTransport transport = transport(emulator);
        private final NotificationHubClient hub = NotificationHubClient.builder(server.connectionString(), "news")
                .transport(transport)
                .build();

        abstract AsyncTransport transport(HubEmulator emulator);

        @BeforeEach
        void registerDevices() {
            register(
                    "phone",
                    "apns",
                    "AABB",
                    "\"tags\":[\"news\"],\"userId\":\"ann\",\"templates\":{\"t\":"
                            + "{\"body\":\"{\\\"aps\\\":{\\\"alert\\\":\\\"$(message)\\\"}}\"}}");
            register("tablet", "apns", "CCDD", "\"tags\":[\"news\",\"muted\"]");
            register("pixel", "fcmv1", "fcm-token", "\"tags\":[\"news\"]");
        }

        /** Through the emulator's door, with a token that its own client has signed. */
        private void register(String id, String platform, String handle, String rest) {
            String json = "{\"installationId\":\"" + id + "\",\"platform\":\"" + platform + "\",\"pushChannel\":\""
                    + handle + "\"," + rest + "}";
            String[] token = new String[1];
            try (NotificationHubClient signer = NotificationHubClient.builder(server.connectionString(), "news")
                    .transport((request, cancellation) -> {
                        token[0] = request.headers().first("Authorization").orElseThrow();
                        return emulator.transport().send(request, cancellation);
                    })
                    .build()) {
                signer.cancelScheduled("none");
            }
            URI uri = URI.create("http://localhost/news/installations/" + id + "?api-version=2020-06");
            assertThat(emulator.handle("PUT", uri, Headers.of("Authorization", token[0]), json.getBytes(UTF_8))
                            .status())
                    .isEqualTo(200);
        }

        @AfterEach
        void close() {
            hub.close();
            transport.close();
            server.close();
        }

        @Test
        void toTags() {
            NotificationOutcome outcome = hub.send(Notification.apple(ALERT), TagExpression.parse("news && !muted"));

            DeliveredNotification push = theOnlyPush();
            assertThat(push.device()).contains("phone");
            assertThat(push.payload()).isEqualTo(ALERT);
            assertThat(outcome.notificationId()).contains(push.notificationId());
        }

        @Test
        void toOneUser() {
            hub.send(Notification.apple(ALERT).withPriority(5), TagExpression.userId("ann"));

            assertThat(theOnlyPush().headers()).containsEntry("apns-priority", "5");
        }

        @Test
        void toEveryDeviceOfAPlatform() {
            hub.sendBroadcast(Notification.apple(ALERT));

            assertThat(emulator.inbox())
                    .extracting(push -> push.device().orElseThrow())
                    .containsExactlyInAnyOrder("phone", "tablet");
        }

        @Test
        void asATemplate() {
            hub.send(
                    Notification.template(Map.of("message", "He said \"hi\" \uD83D\uDE00")), TagExpression.tag("news"));

            assertThat(theOnlyPush().payload()).isEqualTo("{\"aps\":{\"alert\":\"He said \\\"hi\\\" \uD83D\uDE00\"}}");
        }

        @Test
        void toOneHandle() {
            hub.sendDirect(Notification.fcmV1("{\"message\":{}}"), "some-token");

            assertThat(emulator.inbox("some-token")).hasSize(1);
        }

        @Test
        void toOneBrowser() {
            hub.sendDirect(
                    Notification.browser("{\"title\":\"Hi\"}"),
                    BrowserPushChannel.of("https://push.example/1", "p256dh", "auth"));

            assertThat(emulator.inbox("https://push.example/1")).hasSize(1);
        }

        @Test
        void toManyHandlesInSeveralRequests() {
            List<String> handles =
                    IntStream.range(0, 2_345).mapToObj(i -> "handle-" + i).toList();

            BatchOutcome outcome = hub.sendDirectBatch(Notification.apple(ALERT), handles);

            assertThat(outcome.parts()).hasSize(3);
            assertThat(outcome.failures()).isEmpty();
            assertThat(emulator.inbox())
                    .extracting(DeliveredNotification::deviceHandle)
                    .containsExactlyElementsOf(handles);
        }

        @Test
        void laterAndNotBefore() {
            hub.schedule(
                    Notification.apple(ALERT),
                    TagExpression.tag("muted"),
                    emulator.now().plus(Duration.ofHours(2)));
            emulator.advance(Duration.ofHours(1));
            assertThat(emulator.inbox()).isEmpty();

            emulator.advance(Duration.ofHours(1).plusSeconds(1));

            assertThat(theOnlyPush().device()).contains("tablet");
        }

        @Test
        void laterUnlessItIsCancelled() {
            Instant at = emulator.now().plus(Duration.ofHours(2));
            String id = hub.scheduleBroadcast(Notification.apple(ALERT), at)
                    .notificationId()
                    .orElseThrow();

            assertThat(hub.cancelScheduled(id)).isTrue();
            assertThat(hub.cancelScheduled(id)).isFalse();
            emulator.advance(Duration.ofHours(3));
            assertThat(emulator.inbox()).isEmpty();
        }

        @Test
        void asATestThatTellsOfEachDevice() {
            assertThat(hub.testSend(Notification.apple(ALERT), TagExpression.tag("muted"))
                            .results())
                    .singleElement()
                    .satisfies(result -> {
                        assertThat(result.applicationPlatform()).isEqualTo("apple");
                        assertThat(result.pnsHandle()).isEqualToIgnoringCase("ccdd");
                        assertThat(result.outcome()).contains("successfully sent");
                    });
        }

        @Test
        void withoutWaiting() throws Exception {
            NotificationOutcome outcome = hub.async()
                    .send(Notification.apple(ALERT), TagExpression.tag("muted"))
                    .get(10, TimeUnit.SECONDS);

            assertThat(outcome.notificationId()).contains(theOnlyPush().notificationId());
        }

        private DeliveredNotification theOnlyPush() {
            assertThat(emulator.inbox()).hasSize(1);
            return emulator.inbox().get(0);
        }
    }
}
