package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduledSendTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Later\"}}";

    private final TestHub hub = new TestHub();

    @BeforeEach
    void registerDevice() {
        hub.device("ann", "apns", "sports");
    }

    private TransportResponse cancel(String id) {
        return hub.call("DELETE", "news/schedulednotifications/" + id + "?api-version=2020-06")
                .exchange();
    }

    @Test
    void aNotificationWaitsForItsTime() {
        TransportResponse response =
                hub.schedule("apple", "2026-02-24T11:26:42").body(ALERT).exchange();
        assertCreated(response);
        assertThat(hub.reached()).isEmpty();
        hub.emulator.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(hub.reached()).isEmpty();
        hub.emulator.advance(Duration.ofNanos(1));
        DeliveredNotification delivered = hub.emulator.inbox("ANN").get(0);
        assertThat(delivered.payload()).isEqualTo(ALERT);
        assertThat(delivered.receivedAt()).isEqualTo("2026-02-24T11:26:42Z");
        assertThat(delivered.notificationId()).isEqualTo(TestHub.id(response));
    }

    @Test
    void itIsDeliveredOnce() {
        hub.schedule("apple", "2026-02-24T11:26:42").body(ALERT).exchange();
        hub.emulator.advance(Duration.ofDays(1));
        hub.emulator.advance(Duration.ofDays(1));
        assertThat(hub.reached()).hasSize(1);
    }

    @Test
    void whatFallsDueIsDeliveredInTheOrderOfItsTimes() {
        hub.schedule("apple", "2026-02-24T13:00:00").body("third").exchange();
        hub.schedule("apple", "2026-02-24T11:00:00").body("first").exchange();
        hub.schedule("apple", "2026-02-24T12:00:00").body("second").exchange();
        hub.schedule("apple", "2026-02-24T12:00:00").body("second, too").exchange();
        hub.schedule("apple", "2026-02-25T12:00:00").body("not yet").exchange();
        hub.emulator.advance(Duration.ofHours(3));
        assertThat(hub.emulator.inbox())
                .extracting(DeliveredNotification::payload)
                .containsExactly("first", "second", "second, too", "third");
        assertThat(hub.emulator.inbox())
                .extracting(DeliveredNotification::receivedAt)
                .startsWith(Instant.parse("2026-02-24T11:00:00Z"))
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-24T11:26:42",
        "2026-02-24T11:26:42Z",
        "2026-02-24T11:26:42.000Z",
        "2026-02-24T12:26:42+01:00",
        "2026-02-24T06:26:42-05:00",
    })
    void aTimeWithoutZoneIsUtcAndOthersAreConverted(String time) {
        hub.schedule("apple", time).body(ALERT).exchange();
        hub.emulator.advance(Duration.ofHours(2));
        assertThat(hub.emulator.inbox().get(0).receivedAt()).isEqualTo("2026-02-24T11:26:42Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-24T10:26:42Z", "2026-02-24T10:26:41Z", "2020-01-01T00:00:00"})
    void aTimeThatIsPastMeansNow(String time) {
        TransportResponse response = hub.schedule("apple", time).body(ALERT).exchange();
        assertCreated(response);
        assertThat(hub.emulator.inbox().get(0).receivedAt()).isEqualTo(TestHub.START);
        assertRefused(cancel(TestHub.id(response)), 404, "The scheduled notification does not exist");
    }

    @Test
    void sevenDaysAheadAreTheMost() {
        assertCreated(hub.schedule("apple", "2026-03-03T10:26:42Z").body(ALERT).exchange());
        assertRefused(
                hub.schedule("apple", "2026-03-03T10:26:42.001Z").body(ALERT).exchange(),
                400,
                "A notification cannot be scheduled more than 7 days ahead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-02-24", "2026-02-24'T'11:26:42", "02/24/2026 11:26:42"})
    void whatIsNotATimeIsRefused(String time) {
        assertRefused(
                hub.schedule("apple", time).body(ALERT).exchange(),
                400,
                "The ServiceBusNotification-ScheduleTime header is not a time");
    }

    @Test
    void aScheduleWithoutTimeIsRefused() {
        assertRefused(
                hub.call("POST", "news/schedulednotifications")
                        .header("ServiceBusNotification-Format", "apple")
                        .body(ALERT)
                        .exchange(),
                400,
                "The ServiceBusNotification-ScheduleTime header is missing");
    }

    @Test
    void whatIsWrongIsRefusedWhenItIsScheduled() {
        String time = "2026-02-24T11:26:42Z";
        assertRefused(hub.schedule("apple", time).tags("a &&").body(ALERT).exchange(), 400, "The supplied");
        assertRefused(hub.schedule("apple", time).exchange(), 400, "The notification has no payload");
        assertRefused(hub.schedule("ios", time).body(ALERT).exchange(), 400, "The ServiceBusNotification-Format");
        assertRefused(hub.schedule("template", time).body("[]").exchange(), 400, "The properties");
        assertRefused(hub.schedule("apple", time).body("x".repeat(65_537)).exchange(), 413, "The request has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "test", "direct=true&api-version=2020-06"})
    void aScheduleIsNeitherDirectNorATest(String query) {
        assertRefused(
                hub.call("POST", "news/schedulednotifications?" + query)
                        .header("ServiceBusNotification-Format", "apple")
                        .header("ServiceBusNotification-ScheduleTime", "2026-02-24T11:26:42Z")
                        .body(ALERT)
                        .exchange(),
                400,
                "A scheduled notification cannot be a direct send or a test send");
    }

    @Test
    void theLocationLeadsToTheScheduledNotification() {
        assertThat(TestHub.header(
                        hub.schedule("apple", "2026-02-24T11:26:42Z")
                                .body(ALERT)
                                .exchange(),
                        "Location"))
                .matches("http://localhost:5380/news/schedulednotifications/[0-9a-zA-Z_]+\\?api-version=2020-06");
    }

    @Test
    void whatIsCancelledIsNotDelivered() {
        String id = TestHub.id(
                hub.schedule("apple", "2026-02-24T11:26:42Z").body(ALERT).exchange());
        TransportResponse response = cancel(id);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        hub.emulator.advance(Duration.ofDays(1));
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void onlyWhatWaitsCanBeCancelled() {
        String id = TestHub.id(
                hub.schedule("apple", "2026-02-24T11:26:42Z").body(ALERT).exchange());
        assertRefused(cancel("unknown"), 404, "The scheduled notification does not exist or has been sent");
        assertThat(cancel(id).status()).isEqualTo(200);
        assertRefused(cancel(id), 404, "The scheduled notification");
        String sent = TestHub.id(
                hub.schedule("apple", "2026-02-24T11:26:42Z").body(ALERT).exchange());
        hub.emulator.advance(Duration.ofHours(1));
        assertRefused(cancel(sent), 404, "The scheduled notification");
        assertThat(hub.reached()).hasSize(1);
    }

    @Test
    void theDevicesOfTheDueTimeAreReached() {
        hub.schedule("apple", "2026-02-24T11:26:42Z").tags("sports").body(ALERT).exchange();
        hub.device("late", "apns", "sports");
        hub.call("DELETE", "news/installations/ann").exchange();
        hub.emulator.advance(Duration.ofHours(1));
        assertThat(hub.reached()).containsExactly("LATE");
    }

    @Test
    void templatesAreRenderedWhenTheyAreDue() {
        hub.deviceWithTemplate("tim", "apns", "{\"body\":\"{\\\"aps\\\":{\\\"alert\\\":\\\"$(m)\\\"}}\"}");
        hub.schedule("template", "2026-02-24T11:26:42Z").body("{\"m\":\"Hi\"}").exchange();
        hub.emulator.advance(Duration.ofHours(1));
        assertThat(hub.emulator.inbox("TIM").get(0).payload()).isEqualTo("{\"aps\":{\"alert\":\"Hi\"}}");
    }

    @Test
    void aKeyThatMayListenOnlyCanNeitherScheduleNorCancel() {
        assertThat(hub.listenOnly("POST", "news/schedulednotifications")
                        .exchange()
                        .status())
                .isEqualTo(403);
        String id = TestHub.id(
                hub.schedule("apple", "2026-02-24T11:26:42Z").body(ALERT).exchange());
        assertThat(hub.listenOnly("DELETE", "news/schedulednotifications/" + id)
                        .exchange()
                        .status())
                .isEqualTo(403);
        hub.emulator.advance(Duration.ofHours(1));
        assertThat(hub.reached()).hasSize(1);
    }

    @Test
    void timeThatPassesByItselfDeliversToo() {
        AtomicReference<Instant> time = new AtomicReference<>(TestHub.START);
        Hub directly = new Hub(new EmulatorClock(time::get), new IdSource(new Random(1)));
        directly.put(
                InstallationReader.read("{\"installationId\":\"a\",\"platform\":\"apns\",\"pushChannel\":\"A\"}", "a"));
        directly.schedule(
                new Send("id", new Send.Everyone(), new Send.Native(DevicePlatform.APPLE, Map.of(), "x")),
                TestHub.START.plusSeconds(5));
        time.set(TestHub.START.plusSeconds(4));
        assertThat(directly.inbox()).isEmpty();
        time.set(TestHub.START.plusSeconds(9));
        assertThat(directly.inbox()).hasSize(1);
        assertThat(directly.inbox().get(0).receivedAt()).isEqualTo(TestHub.START.plusSeconds(5));
    }

    @Test
    void timeCannotBeTurnedBack() {
        assertThatThrownBy(() -> hub.emulator.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be turned back");
        assertThat(hub.emulator.now()).isEqualTo(TestHub.START);
    }

    @Test
    void advancingByNothingChangesNothing() {
        hub.schedule("apple", "2026-02-24T10:26:43Z").body(ALERT).exchange();
        hub.emulator.advance(Duration.ZERO);
        assertThat(hub.emulator.now()).isEqualTo(TestHub.START);
        assertThat(hub.reached()).isEmpty();
    }
}
