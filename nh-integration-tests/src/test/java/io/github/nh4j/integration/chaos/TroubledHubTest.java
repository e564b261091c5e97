package io.github.nh4j.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.Fault;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.AsyncTransport;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A client does not make a hub that is in trouble work much more, whatever may be repeated. */
@ParameterizedClass
@MethodSource("faces")
class TroubledHubTest {
    /** What the docs call about 35. */
    private static final int RETRIES = 35;

    private static final int AT_ONCE = 16;

    private final HubEmulator emulator = HubEmulator.create("news");
    private final EmulatorServer server = EmulatorServer.start(emulator);
    private final AtomicInteger attempts = new AtomicInteger();
    private final Face face;
    private final AsyncTransport transport;
    private final NotificationHubClient hub;

    TroubledHubTest(Face face) {
        this.face = face;
        this.transport = face.transport(emulator);
        this.hub = NotificationHubClient.builder(server.connectionString(), "news")
                .transport(transport)
                .retryPolicy(RetryPolicy.atLeastOnce())
                .exchangeListener(exchange -> attempts.incrementAndGet())
                .build();
    }

    /** The budget is not a matter of the stack; over each of them in the long run only. */
    static Stream<Face> faces() {
        return Face.all().filter(face -> ChaosTest.RUNS > 0 || face.stack().isEmpty());
    }

    @AfterEach
    void close() {
        hub.close();
        transport.close();
        server.close();
    }

    @Test
    void aBlackOutCostsAtMostTheBudget() throws Exception {
        emulator.faults().add(Fault.status(503));
        int calls = 200;

        assertThat(succeeded(calls)).isZero();

        assertThat(attempts).hasValueBetween(calls + 1, calls + RETRIES);
        assertThat(emulator.faults().happened()).isEqualTo(attempts.get());
        emulator.faults().clear();
        assertThat(succeeded(50)).isEqualTo(50);
    }

    @Test
    void aBrownOutOfThirtyPercentCostsOneAttemptInTenMore() throws Exception {
        emulator.faults().add(Fault.resetBeforeProcessing().rate(0.3, 42));
        int calls = 1_000;

        assertThat(succeeded(calls)).isBetween(calls * 6 / 10, calls * 9 / 10);

        assertThat(attempts.get() / (double) calls).isBetween(1.01, 1.10);
    }

    /** How many of so many calls, some at once, do not fail. */
    private int succeeded(int calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, calls)
                    .mapToObj(i -> (Callable<Integer>) () -> succeeds("k" + i))
                    .toList();
            int succeeded = 0;
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                succeeded += task.get();
            }
            return succeeded;
        } finally {
            threads.shutdownNow();
        }
    }

    private int succeeds(String key) throws Exception {
        try {
            face.run(hub, key.hashCode() % 2 == 0 ? Operation.SEND : Operation.STORE_INSTALLATION, key);
            return 1;
        } catch (NotificationHubException e) {
            return 0;
        }
    }
}
