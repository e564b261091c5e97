package io.github.nh4j.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.emulator.Fault;
import io.github.nh4j.transport.tck.JvmTrust;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that live for long, on each way to the hub, while one request in a hundred goes wrong: they lose and double nothing,
 * and leave nothing behind. How long is set by {@code nh4j.soak}.
 */
class SoakTest {
    private static final Duration LONG = Duration.parse(System.getProperty("nh4j.soak", "PT1S"));
    /** A short run sees whether all this works: what a JVM holds on to it does not show in seconds. */
    private static final boolean SHORT = LONG.compareTo(Duration.ofMinutes(1)) < 0;

    private static final int ROUNDS = SHORT ? 4 : 40;
    private static final double FAULTS = SHORT ? 0.3 : 0.01;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(70);
    private static final long MOST_GROWTH = 2 * 1024 * 1024;

    private final Rig rig = new Rig();
    private final JvmTrust trust = JvmTrust.of(rig.server().caCertificate());
    private final Random seeds = new Random(20_261_124);
    private final List<SoakLane> lanes = Face.all()
            .flatMap(face -> Stream.of(false, true).map(secure -> new SoakLane(rig, face, secure, seeds.nextLong())))
            .toList();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(lanes.size());

    SoakTest() throws Exception {}

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        lanes.forEach(SoakLane::close);
        rig.close();
        trust.close();
    }

    @Test
    void nothingIsDoubledLostOrLeftBehind() throws Exception {
        List<Footprint> footprints = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        long accepted = 0;
        long faults = 0;
        for (int i = 0; i < ROUNDS; i++) {
            addFaults();
            round();
            faults += rig.emulator().faults().happened();
            accepted += rig.emulator().ledger().size();
            wrong.addAll(contradictions());
            rig.emulator().reset();
            footprints.add(Footprint.now());
        }

        long calls = lanes.stream().mapToLong(SoakLane::calls).sum();
        for (int i = 0; i < footprints.size(); i++) {
            System.out.printf(Locale.ROOT, "soak: after round %d: %s%n", i + 1, footprints.get(i));
        }
        System.out.printf(
                Locale.ROOT,
                "soak: %s, %,d calls, %,d sends accepted, %,d faults, %d contradictions%n",
                LONG,
                calls,
                accepted,
                faults,
                wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(calls).isGreaterThan(lanes.size());
        assertThat(faults).isPositive();
        if (!SHORT) {
            assertFlat(footprints);
        }
    }

    /** Compares the last quarter with the second: in the first, classes are loaded and pools are filled. */
    private static void assertFlat(List<Footprint> footprints) {
        int quarter = footprints.size() / 4;
        List<Footprint> before = footprints.subList(quarter, 2 * quarter);
        List<Footprint> after = footprints.subList(footprints.size() - quarter, footprints.size());
        assertThat(Footprint.median(after, Footprint::heap) - Footprint.median(before, Footprint::heap))
                .as("bytes by which the heap has grown")
                .isLessThan(MOST_GROWTH);
        assertThat(Footprint.median(after, Footprint::threads))
                .as("threads")
                .isLessThanOrEqualTo(Footprint.median(before, Footprint::threads) + 5);
        assertThat(Footprint.median(after, Footprint::files))
                .as("open files")
                .isLessThanOrEqualTo(Footprint.median(before, Footprint::files) + 5);
    }

    /** Each kind at a rate of its own, so that together they meet one request in a hundred. */
    private void addFaults() {
        double share = FAULTS / 10;
        Stream.of(
                        Fault.status(429).header("retry-after-ms", "10"),
                        Fault.status(503).header("x-ms-retry-after-ms", "10"),
                        Fault.status(503),
                        Fault.status(401),
                        Fault.statusAfterProcessing(500),
                        Fault.resetBeforeProcessing(),
                        Fault.resetAfterProcessing(),
                        Fault.truncation(),
                        Fault.drip(Duration.ofMillis(50)),
                        Fault.delay(Duration.ofSeconds(1)))
                .forEach(fault -> rig.emulator().faults().add(fault.rate(share, seeds.nextLong())));
    }

    /** Each lane makes its calls, but never two at once. */
    private void round() throws Exception {
        List<ScheduledFuture<?>> ticking = new ArrayList<>();
        for (SoakLane lane : lanes) {
            ticking.add(threads.scheduleAtFixedRate(lane::call, 0, BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS));
        }
        threads.schedule(
                        () -> ticking.forEach(lane -> lane.cancel(false)),
                        LONG.toMillis() / ROUNDS,
                        TimeUnit.MILLISECONDS)
                .get();
        // Whatever else than that has ended one is not as it should be.
        ticking.forEach(lane -> assertThatThrownBy(lane::get).isInstanceOf(CancellationException.class));
    }

    private List<String> contradictions() {
        rig.emulator().faults().clear();
        // First every lane has to be at rest.
        lanes.forEach(SoakLane::calls);
        Map<String, Long> accepted = rig.accepted();
        return lanes.stream()
                .flatMap(lane -> lane.contradictions(rig, accepted).stream())
                .toList();
    }
}
