package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.DeliveredNotification;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.installation.InstallationPath;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.integration.chaos.Witness;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.JvmTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every send and every change of a device, on every route: what was accepted is in the inbox exactly once. */
@ParameterizedClass
@MethodSource("routes")
class EndToEndTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";
    private static final Installation PHONE = Installation.builder("phone", InstallationPlatform.APPLE, "AABB")
            .tag("news")
            .userId("ann")
            .template(
                    "t",
                    InstallationTemplate.builder("{\"aps\":{\"alert\":\"$(message)\"}}")
                            .tag("t")
                            .build())
            .build();

    private final HubEmulator emulator = HubEmulator.create("news");
    private final Witness witness = new Witness(emulator);
    private final EmulatorServer server =
            EmulatorServer.builder(emulator).httpsPort(0).start();
    private final JvmTrust trust;
    private final Transport transport;
    private final NotificationHubClient hub;

    EndToEndTest(Route route) throws Exception {
        this.trust = JvmTrust.of(server.caCertificate());
        this.transport = route.transport().apply(emulator);
        this.hub = NotificationHubClient.builder(route.connectionString().apply(server), "news")
                .transport(transport)
                .exchangeListener(witness)
                .build();
    }

    static Stream<Route> routes() {
        return Route.all();
    }

    @BeforeEach
    void registerDevices() {
        hub.installations().createOrUpdate(PHONE);
        hub.installations()
                .createOrUpdate(Installation.builder("tablet", InstallationPlatform.APPLE, "CCDD")
                        .tags(List.of("news", "muted"))
                        .build());
        hub.installations()
                .createOrUpdate(Installation.builder("pixel", InstallationPlatform.FCM_V1, "fcm-token")
                        .tag("news")
                        .build());
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
        transport.close();
        server.close();
        trust.close();
        witness.verify();
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
        hub.send(Notification.template(Map.of("message", "He said \"hi\" \uD83D\uDE00")), TagExpression.tag("news"));

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

    @Test
    void devicesAreReadAsTheyWereStored() throws Exception {
        Installation browser = Installation.builder(
                        "tab=1@ann", BrowserPushChannel.of("https://push.example/1?a=b", "p256dh", "auth"))
                .pushVariable("greeting", "He said \"hi\" \uD83D\uDE00")
                .expirationTime(Instant.parse("2999-01-01T00:00:00.1234567Z"))
                .build();
        hub.async().installations().createOrUpdate(browser).get(10, TimeUnit.SECONDS);

        assertThat(hub.installations().get("tab=1@ann")).isEqualTo(browser);
        assertThat(hub.async().installations().get("phone").get(10, TimeUnit.SECONDS))
                .isEqualTo(PHONE);
    }

    @Test
    void toDevicesAsTheyWerePatched() throws Exception {
        hub.installations()
                .patch(
                        "phone",
                        InstallationPatch.builder()
                                .replace(InstallationPath.PUSH_CHANNEL, "EEFF")
                                .remove(InstallationPath.tag("news"))
                                .add(InstallationPath.TAGS, "olds")
                                .add(
                                        InstallationPath.template("short/1"),
                                        InstallationTemplate.of("{\"aps\":{\"alert\":\"$(message, 2)\"}}"))
                                .build());
        hub.async()
                .installations()
                .patch(
                        "phone",
                        InstallationPatch.builder()
                                .remove(InstallationPath.template("t"))
                                .build())
                .get(10, TimeUnit.SECONDS);

        hub.send(Notification.template(Map.of("message", "Hello")), TagExpression.parse("olds && $UserId:{ann}"));

        assertThat(theOnlyPush().deviceHandle()).isEqualTo("EEFF");
        assertThat(theOnlyPush().payload()).isEqualTo("{\"aps\":{\"alert\":\"He\"}}");
    }

    @Test
    void notToDevicesThatWereDeleted() throws Exception {
        assertThat(hub.installations().exists("phone")).isTrue();

        hub.installations().delete("phone");
        hub.async().installations().delete("tablet").get(10, TimeUnit.SECONDS);
        hub.installations().delete("nobody");

        hub.sendBroadcast(Notification.apple(ALERT));
        assertThat(emulator.inbox()).isEmpty();
        assertThat(hub.installations().exists("phone")).isFalse();
        assertThat(hub.async().installations().exists("tablet").get(10, TimeUnit.SECONDS))
                .isFalse();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> hub.installations().get("phone"));
    }

    private DeliveredNotification theOnlyPush() {
        assertThat(emulator.inbox()).hasSize(1);
        return emulator.inbox().get(0);
    }
}
