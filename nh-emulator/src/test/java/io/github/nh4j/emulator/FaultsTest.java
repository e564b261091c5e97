package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests meet a fault, what they are answered, and whether the hub does its work. */
class FaultsTest {
    private final TestHub hub = new TestHub();
    private final Faults faults = hub.emulator.faults();

    private int send() {
        return direct().status();
    }

    private TransportResponse direct() {
        return hub.direct("apple", "AABB").body("{}").exchange();
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count).mapToObj(i -> send()).toList();
    }

    @Test
    void nothingGoesWrongAtFirst() {
        assertThat(statuses(2)).containsOnly(201);
        assertThat(faults.happened()).isZero();
    }

    @Test
    void aStatusIsAnsweredUntilTheFaultsAreCleared() {
        faults.add(Fault.status(503));
        assertThat(statuses(3)).containsOnly(503);
        assertThat(hub.reached()).isEmpty();
        assertThat(faults.happened()).isEqualTo(3);

        faults.clear();
        assertThat(send()).isEqualTo(201);
        assertThat(faults.happened()).isZero();
    }

    @Test
    void aResetClearsTheFaults() {
        faults.add(Fault.status(503));
        hub.emulator.reset();
        assertThat(send()).isEqualTo(201);
    }

    @Test
    void anErrorHasABodyLikeThoseOfTheHub() {
        faults.add(Fault.status(429).retryAfter("soon").header("x-ms-retry-after-ms", "50"));
        TransportResponse response = direct();
        HubResponses.assertRefused(response, 429, "A fault of the emulator");
        assertThat(TestHub.header(response, "Retry-After")).isEqualTo("soon");
        assertThat(TestHub.header(response, "x-ms-retry-after-ms")).isEqualTo("50");
    }

    @Test
    void aSuccessWithoutItsWorkHasNoBody() {
        faults.add(Fault.status(201));
        TransportResponse response = direct();
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void theNextOnesOnly() {
        faults.add(Fault.status(503).next(2));
        assertThat(statuses(4)).containsExactly(503, 503, 201, 201);
    }

    @Test
    void theNthOneOnlyOrSomeFromThereOn() {
        faults.add(Fault.status(500).nth(2));
        faults.add(Fault.status(503).nth(3).next(2));
        // The second request does not come to the second fault, which so counts the first, third and fourth.
        assertThat(statuses(6)).containsExactly(201, 500, 201, 503, 503, 201);
    }

    @Test
    void oneAfterTheOther() {
        faults.add(Fault.status(429).next(1));
        faults.add(Fault.status(503).next(1));
        assertThat(statuses(3)).containsExactly(429, 503, 201);
    }

    @Test
    void aRateIsKeptAndComesAgainWithItsSeed() {
        faults.add(Fault.status(503).rate(0.3, 42));
        List<Integer> first = statuses(1_000);
        assertThat(first.stream().filter(status -> status == 503).count()).isBetween(250L, 350L);

        faults.clear();
        faults.add(Fault.status(503).rate(0.3, 42));
        assertThat(statuses(1_000)).isEqualTo(first);
        faults.clear();
        faults.add(Fault.status(503).rate(0.3, 43));
        assertThat(statuses(1_000)).isNotEqualTo(first);
    }

    @Test
    void onlyRequestsWithThatMethodAndPath() {
        faults.add(Fault.status(503).method("put").path("INSTALLATIONS/p"));
        assertThat(hub.put("phone", "{}").status()).isEqualTo(503);
        assertThat(hub.put("tablet", "{\"installationId\":\"tablet\",\"platform\":\"apns\",\"pushChannel\":\"AA\"}")
                        .status())
                .isEqualTo(200);
        assertThat(hub.call("GET", "news/installations/phone").exchange().status())
                .isEqualTo(404);
        assertThat(send()).isEqualTo(201);
        assertThat(faults.happened()).isEqualTo(1);
    }

    @Test
    void aNameOfAHubThatHasSlashesIsNoPartOfThePath() {
        TestHub nested = new TestHub("messages/de");
        nested.emulator.faults().add(Fault.status(503).path("messages"));
        assertThat(nested.call("GET", "messages/de/installations/ann")
                        .exchange()
                        .status())
                .isEqualTo(404);
        assertThat(nested.call("POST", "messages/de/messages").exchange().status())
                .isEqualTo(503);
    }

    @Test
    void nothingHappensToWhatATestAsksTheEmulatorItself() {
        faults.add(Fault.status(503));
        assertThat(hub.anonymous("GET", "_emulator/inbox").exchange().status()).isEqualTo(200);
        assertThat(faults.happened()).isZero();
    }

    @Test
    void theRequestLogSaysWhatWasAnswered() {
        faults.add(Fault.statusAfterProcessing(500));
        send();
        assertThat(TestHub.text(hub.anonymous("GET", "_emulator/requests").exchange()))
                .contains("\"status\":500");
    }

    @Test
    void aLieIsToldAfterTheWorkIsDone() {
        faults.add(Fault.statusAfterProcessing(503).retryAfter("1"));
        TransportResponse response = direct();
        assertThat(response.status()).isEqualTo(503);
        assertThat(TestHub.header(response, "Retry-After")).isEqualTo("1");
        assertThat(hub.reached()).containsExactly("AABB");
    }

    @Test
    void aLieAboutWhatTheHubRefusesIsToldToo() {
        faults.add(Fault.statusAfterProcessing(500));
        assertThat(hub.send("nonsense").body("{}").exchange().status()).isEqualTo(500);
        assertThat(hub.emulator.ledger()).isEmpty();
    }

    static Stream<Supplier<Fault>> wrong() {
        return Stream.of(
                () -> Fault.status(100),
                () -> Fault.status(600),
                () -> Fault.statusAfterProcessing(199),
                () -> Fault.delay(Duration.ZERO),
                () -> Fault.delay(Duration.ofMillis(-1)),
                () -> Fault.drip(Duration.ofDays(1).plusNanos(1)),
                () -> Fault.status(503).next(0),
                () -> Fault.status(503).nth(0),
                () -> Fault.status(503).rate(0, 1),
                () -> Fault.status(503).rate(1.1, 1),
                () -> Fault.status(503).rate(Double.NaN, 1));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatCannotHappenIsRefused(Supplier<Fault> fault) {
        assertThatIllegalArgumentException().isThrownBy(fault::get).withMessageMatching(".{20,}");
    }
}
