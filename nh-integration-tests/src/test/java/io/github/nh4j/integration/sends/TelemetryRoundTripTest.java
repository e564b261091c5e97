package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.FeedbackReader;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.auth.SasUri;
import io.github.nh4j.emulator.DeliveredNotification;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.integration.chaos.Witness;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationDetails;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.notification.NotificationState;
import io.github.nh4j.notification.PnsFeedback;
import io.github.nh4j.tag.TagExpression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client reads of notifications and of devices that are gone is what the emulator's inbox tells, too. */
class TelemetryRoundTripTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final HubEmulator emulator = HubEmulator.create("news");
    private final Witness witness = new Witness(emulator);
    private final NotificationHubClient hub = client(emulator.connectionString());

    private NotificationHubClient client(String connectionString) {
        return NotificationHubClient.builder(connectionString, "news")
                .transport(emulator.transport())
                .exchangeListener(witness)
                .build();
    }

    @AfterEach
    void close() {
        hub.close();
        witness.verify();
    }

    private void device(String id, InstallationPlatform platform, String... tags) {
        hub.installations()
                .createOrUpdate(Installation.builder(id, platform, handle(id))
                        .tags(List.of(tags))
                        .template("t", InstallationTemplate.of("{\"text\":\"$(text)\"}"))
                        .build());
    }

    private static String handle(String id) {
        return "handle-of-" + id;
    }

    private NotificationDetails details(NotificationOutcome outcome) {
        return hub.awaitNotificationDetails(outcome.notificationId().orElseThrow(), AT_MOST);
    }

    private static List<PnsFeedback> read(byte[] documents) throws IOException {
        List<PnsFeedback> read = new ArrayList<>();
        FeedbackReader.read(new ByteArrayInputStream(documents), read::add);
        return read;
    }

    private List<PnsFeedback> feedback() throws IOException {
        List<PnsFeedback> all = new ArrayList<>();
        for (URI file : emulator.files().list(hub.feedbackContainer().uri())) {
            all.addAll(read(emulator.files().read(file).orElseThrow()));
        }
        return all;
    }

    @Test
    void theDetailsAreThoseOfTheSend() throws Exception {
        device("phone", InstallationPlatform.APPLE, "news");
        String payload = "{\"aps\":{\"alert\":\"<&> \uD83D\uDE00\"}}\r\n";
        NotificationOutcome outcome = hub.send(Notification.apple(payload), TagExpression.parse("news && !muted"));
        String id = outcome.notificationId().orElseThrow();

        for (NotificationDetails details : List.of(
                hub.notificationDetails(id),
                hub.async().notificationDetails(id).get(10, TimeUnit.SECONDS),
                hub.awaitNotificationDetails(id, AT_MOST),
                hub.async().awaitNotificationDetails(id, AT_MOST).get(10, TimeUnit.SECONDS))) {
            assertThat(details.notificationId()).isEqualTo(id);
            assertThat(details.state()).isEqualTo(NotificationState.COMPLETED);
            assertThat(details.location()).hasValue("sb://localhost:5380/news/messages/" + id + "?api-version=2020-06");
            assertThat(details.payload()).hasValue(payload);
            assertThat(details.tags()).hasValue("news && !muted");
            assertThat(details.targetPlatforms()).containsExactly("apple");
            assertThat(details.outcomeCounts()).isEqualTo(Map.of("apns", Map.of("Success", 1L)));
            assertThat(details.enqueueTime()).isPresent();
            assertThat(details.startTime()).isEqualTo(details.endTime()).isPresent();
            assertThat(details.pnsErrorDetailsUri()).isEmpty();
        }
    }

    /** Random sends of every kind to random devices, some of which die: the counts add up with the inbox each time. */
    @Test
    void theCountsAreThoseOfTheInbox() {
        Random random = new Random(20_260_224);
        List<InstallationPlatform> platforms =
                List.of(InstallationPlatform.APPLE, InstallationPlatform.FCM_V1, InstallationPlatform.XIAOMI);
        int devices = 60;
        for (int i = 0; i < devices; i++) {
            device("d" + i, platforms.get(random.nextInt(3)), "t" + random.nextInt(4));
        }
        long refusedInAll = 0;
        for (int i = 0; i < 200; i++) {
            emulator.expire(handle("d" + random.nextInt(devices * 10)));
            int before = emulator.inbox().size();
            NotificationOutcome outcome = randomSend(random);
            List<DeliveredNotification> delivered = emulator.inbox();
            delivered = delivered.subList(before, delivered.size());
            NotificationDetails details = details(outcome);

            assertThat(delivered)
                    .allSatisfy(push -> assertThat(push.notificationId()).isEqualTo(details.notificationId()));
            Map<String, Long> successes = details.outcomeCounts().entrySet().stream()
                    .filter(counts -> counts.getValue().containsKey("Success"))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, counts -> counts.getValue().get("Success")));
            assertThat(successes)
                    .isEqualTo(delivered.stream()
                            .collect(Collectors.groupingBy(DeliveredNotification::platform, Collectors.counting())));
            long refused = details.count("ExpiredChannel");
            refusedInAll += refused;
            assertThat(details.pnsErrorDetailsUri().isPresent()).isEqualTo(refused > 0);
            assertThat(details.state())
                    .isEqualTo(
                            delivered.size() + refused == 0
                                    ? NotificationState.NO_TARGET_FOUND
                                    : NotificationState.COMPLETED);
        }
        assertThat(refusedInAll).isGreaterThan(5);
    }

    private NotificationOutcome randomSend(Random random) {
        TagExpression tags = TagExpression.tag("t" + random.nextInt(5));
        return switch (random.nextInt(5)) {
            case 0 -> hub.send(Notification.apple(ALERT), tags);
            case 1 -> hub.sendBroadcast(Notification.fcmV1("{\"message\":{}}"));
            case 2 -> hub.send(Notification.template(Map.of("text", "Hello")), tags);
            case 3 -> hub.sendDirect(Notification.apple(ALERT), handle("d" + random.nextInt(60)));
            default ->
                hub.sendDirectBatch(
                                Notification.apple(ALERT),
                                IntStream.range(0, 100)
                                        .mapToObj(i -> handle("d" + i))
                                        .toList())
                        .parts()
                        .get(0)
                        .outcome()
                        .orElseThrow();
        };
    }

    @Test
    void aScheduledNotificationIsWaitedForAndOneThatIsCancelledIsNot() {
        device("phone", InstallationPlatform.APPLE);
        Instant at = emulator.now().plus(Duration.ofHours(1));
        String sent = hub.scheduleBroadcast(Notification.apple(ALERT), at)
                .notificationId()
                .orElseThrow();
        String cancelled = hub.scheduleBroadcast(Notification.apple(ALERT), at)
                .notificationId()
                .orElseThrow();
        hub.cancelScheduled(cancelled);

        NotificationDetails waiting = hub.awaitNotificationDetails(sent, Duration.ofMillis(1));
        assertThat(waiting.state()).isEqualTo(NotificationState.SCHEDULED);
        assertThat(waiting.enqueueTime()).isPresent();
        assertThat(waiting.startTime()).isEmpty();
        NotificationDetails never = hub.awaitNotificationDetails(cancelled, AT_MOST);
        assertThat(never.state()).isEqualTo(NotificationState.CANCELLED);

        emulator.advance(Duration.ofHours(2));
        NotificationDetails details = hub.awaitNotificationDetails(sent, AT_MOST);
        assertThat(details.state()).isEqualTo(NotificationState.COMPLETED);
        assertThat(details.count("Success")).isEqualTo(1);
        assertThat(details.startTime().orElseThrow()).isBetween(at.minusSeconds(1), at);
        assertThat(hub.notificationDetails(cancelled).outcomeCounts()).isEmpty();
        assertThat(emulator.inbox()).hasSize(1);
    }

    @Test
    void aDeviceThatIsGoneIsToldOfAndDeleted() throws Exception {
        device("phone", InstallationPlatform.APPLE);
        device("tablet", InstallationPlatform.APPLE);
        emulator.expire(handle("tablet"));
        assertThat(feedback()).isEmpty();
        NotificationDetails details = details(hub.sendBroadcast(Notification.apple(ALERT)));

        assertThat(details.outcomeCounts()).isEqualTo(Map.of("apns", Map.of("Success", 1L, "ExpiredChannel", 1L)));
        assertThat(feedback()).singleElement().satisfies(feedback -> {
            assertThat(feedback.error()).isEqualTo("ExpiredChannel");
            assertThat(feedback.platform()).isEqualTo("apple");
            assertThat(feedback.pnsHandle()).isEqualTo(handle("tablet"));
            assertThat(feedback.installationId()).hasValue("tablet");
            assertThat(feedback.notificationId()).hasValue(details.notificationId());
            assertThat(feedback.feedbackTime()).isEqualTo(details.endTime());
        });
        URI errors = details.pnsErrorDetailsUri().map(SasUri::uri).orElseThrow();
        assertThat(read(emulator.files().read(errors).orElseThrow())).isEqualTo(feedback());
        assertThat(hub.installations().exists("tablet")).isFalse();
        assertThat(details(hub.sendBroadcast(Notification.apple(ALERT))).outcomeCounts())
                .isEqualTo(Map.of("apns", Map.of("Success", 1L)));
        assertThat(hub.async().feedbackContainer().get(10, TimeUnit.SECONDS)).isEqualTo(hub.feedbackContainer());
    }

    @Test
    void anAddressWorksOverTheNetworkAsLongAsItIsWhole() throws Exception {
        emulator.expire("AABB");
        try (EmulatorServer server = EmulatorServer.start(emulator);
                NotificationHubClient remote = NotificationHubClient.builder(server.connectionString(), "news")
                        .exchangeListener(witness)
                        .build()) {
            String id = remote.sendDirect(Notification.apple(ALERT), "AABB")
                    .notificationId()
                    .orElseThrow();
            SasUri errors = remote.notificationDetails(id).pnsErrorDetailsUri().orElseThrow();

            try (InputStream documents = errors.uri().toURL().openStream()) {
                assertThat(read(documents.readAllBytes()))
                        .singleElement()
                        .satisfies(feedback -> assertThat(feedback.pnsHandle()).isEqualTo("AABB"));
            }
            URI masked = URI.create(errors.toString().replace("***", ""));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> masked.toURL().openStream().close())
                    .withMessageContaining("403");
        }
    }

    @Test
    void whatIsNotKnownIsNotFoundAndAListenerIsRefused() {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> hub.notificationDetails("NH-1"));
        try (NotificationHubClient listener = client(emulator.listenConnectionString())) {
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(listener::feedbackContainer);
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> listener.awaitNotificationDetails("NH-1", AT_MOST));
        }
    }
}
