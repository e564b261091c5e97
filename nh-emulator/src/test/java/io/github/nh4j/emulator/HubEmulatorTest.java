package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.nh4j.auth.ConnectionString;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubEmulatorTest {
    private final HubEmulator emulator = HubEmulator.create("news");

    @ParameterizedTest
    @ValueSource(strings = {"n", "news", "News-1", "a.b_c-d", "Team/App_1.x-Hub"})
    void aHubMayHaveTheNamesOfTheService(String name) {
        assertThat(HubEmulator.create(name).hub()).isEqualTo(name);
        assertThat(HubEmulator.create(name)).hasToString("HubEmulator[" + name + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1news", "_emulator", "a b", "a/", "/a", "a//b", "é", "a?b", "$a"})
    void anotherNameIsRefused(String name) {
        assertThatThrownBy(() -> HubEmulator.create(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a hub's name starts with a letter");
    }

    @Test
    void aNameMayHave260CharactersAndNoMore() {
        assertThat(HubEmulator.create("n".repeat(260)).hub()).hasSize(260);
        assertThatThrownBy(() -> HubEmulator.create("n".repeat(261))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theConnectionStringIsForThisMachineOnly() {
        assertThat(emulator.connectionString())
                .isEqualTo("Endpoint=sb://localhost:5380/;SharedAccessKeyName=DefaultFullSharedAccessSignature;"
                        + "SharedAccessKey=NotASecretNh4jEmulatorDevelopmentKeyFull000=;UseDevelopmentEmulator=true");
        ConnectionString parsed = ConnectionString.parse(emulator.connectionString());
        assertThat(parsed.endpoint()).hasToString("http://localhost:5380");
        assertThat(parsed.sharedAccessKeyName()).isEqualTo("DefaultFullSharedAccessSignature");
    }

    @Test
    void thePortMayBeAnother() {
        assertThat(emulator.connectionString(6000)).startsWith("Endpoint=sb://localhost:6000/;");
        assertThat(emulator.listenConnectionString(6000)).startsWith("Endpoint=sb://localhost:6000/;");
    }

    @Test
    void thereIsAPolicyThatMayListenOnly() {
        ConnectionString parsed = ConnectionString.parse(emulator.listenConnectionString());
        assertThat(parsed.endpoint()).hasToString("http://localhost:5380");
        assertThat(parsed.sharedAccessKeyName()).isEqualTo("DefaultListenSharedAccessSignature");
    }

    @Test
    void keysHaveTheFormOfRealOnes() {
        for (AccessPolicy policy : List.of(AccessPolicy.FULL, AccessPolicy.LISTEN)) {
            assertThat(policy.key()).hasSize(44);
            assertThat(Base64.getDecoder().decode(policy.key())).hasSize(32);
        }
    }

    @Test
    void theClockRunsWithTheSystem() {
        assertThat(emulator.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        emulator.advance(Duration.ofDays(2));
        emulator.advance(Duration.ofDays(1));
        assertThat(emulator.now()).isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(1, ChronoUnit.MINUTES));
        emulator.reset();
        assertThat(emulator.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P3650000D", "PT2562047788015215H"})
    void theClockDoesNotGoBeyondTheYear9999(String tooFar) {
        emulator.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> emulator.advance(Duration.parse(tooFar)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9999");
        assertThat(emulator.now()).isCloseTo(Instant.now().plus(Duration.ofDays(1)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void twoEmulatorsShareNothing() {
        TestHub one = new TestHub();
        TestHub other = new TestHub();
        one.device("ann", "apns");
        one.send("apple").body("{}").exchange();
        other.send("apple").body("{}").exchange();
        assertThat(one.reached()).containsExactly("ANN");
        assertThat(other.reached()).isEmpty();
    }

    @Test
    void theInboxIsACopy() {
        TestHub hub = new TestHub();
        List<DeliveredNotification> before = hub.emulator.inbox();
        hub.direct("apple", "AABB").body("{}").exchange();
        assertThat(before).isEmpty();
        assertThatThrownBy(() -> hub.emulator.inbox().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(hub.emulator.inbox()).hasSize(1);
    }

    @Test
    void theInboxOfADeviceHoldsOnlyItsOwn() {
        TestHub hub = new TestHub();
        hub.direct("apple", "A").body("1").exchange();
        hub.direct("apple", "B").body("2").exchange();
        hub.direct("apple", "A").body("3").exchange();
        assertThat(hub.emulator.inbox("A"))
                .extracting(DeliveredNotification::payload)
                .containsExactly("1", "3");
        assertThat(hub.emulator.inbox("a")).hasSize(2);
        assertThat(hub.emulator.inbox("AB")).isEmpty();
    }

    @Test
    void theSameChanceGivesTheSameIds() {
        assertThat(TestHub.id(new TestHub().direct("apple", "A").body("{}").exchange()))
                .isEqualTo(
                        TestHub.id(new TestHub().direct("apple", "A").body("{}").exchange()));
    }

    @Test
    void manyThreadsMaySendRegisterAndAdvanceAtOnce() {
        TestHub hub = new TestHub();
        hub.device("ann", "apns");
        hub.schedule("apple", "2026-02-24T10:26:43Z").body("scheduled").exchange();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String id = "d" + i;
                calls.add(CompletableFuture.runAsync(
                        () -> {
                            hub.device(id, "fcmv1");
                            hub.send("apple").body(id).exchange();
                            hub.emulator.advance(Duration.ofMillis(10));
                        },
                        threads));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdown();
        }
        assertThat(hub.emulator.inbox("ANN"))
                .hasSize(201)
                .extracting(DeliveredNotification::payload)
                .doesNotHaveDuplicates();
        assertThat(hub.emulator.inbox())
                .extracting(DeliveredNotification::notificationId)
                .doesNotHaveDuplicates();
        assertThat(hub.emulator.now()).isEqualTo(TestHub.START.plusSeconds(2));
        hub.send("fcmv1").body("{}").exchange();
        assertThat(hub.emulator.inbox()).hasSize(401);
    }
}
