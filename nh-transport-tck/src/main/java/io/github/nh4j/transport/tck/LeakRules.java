package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T15, for sockets and threads: those of broken exchanges do not stay behind. The system property {@code nh4j.tck.calls} says
 * how many exchanges to make, one in 20 of them broken; 200 by default.
 */
abstract class LeakRules extends Rules {
    private static final Path DESCRIPTORS = Path.of("/dev/fd");
    private static final int SECONDS_TO_CLOSE = 5;
    private static final Duration TIME_TO_GIVE_UP = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(200);

    private static final int CALLS = Integer.getInteger("nh4j.tck.calls", 200);
    private static final int CALLS_PER_FAULT = 20;
    private static final int CAP = 100;
    private static final int STILL_POOLED = 5;
    private static final int THREADS_OF_A_POOL = 20;

    /** In each of these the transport has to drop the connection; in the last two the peer does not. */
    private static final List<String> FAULTS = List.of("/reset", "/closed", "/cut", "/too-large", "/cancelled");

    LeakRules(TransportContract contract) {
        super(contract, Rule.T15);
    }

    private static final class Faults implements RawServer.Script {
        private final Semaphore stalled = new Semaphore(0);

        @Override
        public void serve(RawConnection connection) throws IOException {
            for (RawRequest request = connection.readRequest(); request != null; request = connection.readRequest()) {
                switch (request.target()) {
                    case "/reset" -> connection.reset();
                    case "/closed" -> {
                        return;
                    }
                    case "/cut" -> {
                        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234");
                        return;
                    }
                    case "/too-large" -> {
                        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + "1234".repeat(CAP));
                        connection.stall();
                    }
                    case "/cancelled" -> {
                        stalled.release();
                        connection.stall();
                    }
                    default -> connection.write(OK);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void brokenExchangesLeaveNoneBehind(Calls calls) throws Exception {
        Faults faults = new Faults();
        // What that deviation leaves behind is asserted by T7.
        List<String> faultsToTry =
                declares(Deviation.LEAVES_EXCHANGE_OPEN) ? FAULTS.subList(0, FAULTS.size() - 1) : FAULTS;
        try (RawServer server = RawServer.start(faults)) {
            TransportRequest fine = post(server.uri("/"), "x").build();
            answered(calls, fine, "a call was made before others were broken");
            long before = descriptors();
            int threadsBefore = threads();
            for (int i = 1; i <= CALLS; i++) {
                if (i % CALLS_PER_FAULT == 0) {
                    breakOne(faultsToTry.get(i / CALLS_PER_FAULT % faultsToTry.size()), calls, server, faults);
                } else {
                    answered(calls, fine, "a call followed ones that had been broken");
                }
            }
            String situation = CALLS + " calls, one in " + CALLS_PER_FAULT + " of which was broken, have left behind ";
            assertThat(Eventually.within(
                            Patience.ofSeconds(SECONDS_TO_CLOSE), () -> server.openConnections() <= STILL_POOLED))
                    .as(when(situation + server.openConnections() + " connections"))
                    .isTrue();
            assertThat(Eventually.within(
                            Patience.ofSeconds(SECONDS_TO_CLOSE), () -> descriptors() <= before + 2 * STILL_POOLED))
                    .as(when(situation + (descriptors() - before) + " descriptors of sockets in this process"))
                    .isTrue();
            assertThat(Eventually.within(
                            Patience.ofSeconds(SECONDS_TO_CLOSE), () -> threads() <= threadsBefore + THREADS_OF_A_POOL))
                    .as(when(situation + (threads() - threadsBefore) + " threads"))
                    .isTrue();
        }
    }

    /** Some stacks look for a status line further on: then the cancellation ends the call. */
    @ParameterizedTest
    @EnumSource
    final void anAnswerThatIsGarbledLeavesNoneBehind(Calls calls) throws Throwable {
        String situation = "the peer answered with a garbled status line and then waited";
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 what?\r\n\r\n");
            connection.stall();
        })) {
            TransportRequest request = post(server.uri("/"), "x").build();
            Pending call = Pending.start(calls, transport(), request);
            if (!call.endsWithin(TIME_TO_GIVE_UP)) {
                call.cancellation().cancel();
            }
            assertThat(call.end(when(situation)).failure())
                    .as(when(situation))
                    .isInstanceOfAny(IOException.class, InterruptedException.class);
            assertUnless(
                    Deviation.KEEPS_GARBLED_CONNECTION,
                    () -> assertThat(Eventually.within(
                                    Patience.ofSeconds(SECONDS_TO_CLOSE), () -> server.openConnections() == 0))
                            .as(when(situation + ", and the connection is still open"))
                            .isTrue(),
                    () -> assertThat(Eventually.within(MOMENT, () -> server.openConnections() == 0))
                            .isFalse());
        }
    }

    private void breakOne(String fault, Calls calls, RawServer server, Faults faults) throws InterruptedException {
        TransportRequest request =
                post(server.uri(fault), "x").maxResponseBytes(CAP).build();
        Pending call = Pending.start(calls, transport(), request);
        if (fault.equals("/cancelled")) {
            faults.stalled.acquire();
            call.cancellation().cancel();
        }
        assertThat(call.end(when("the peer did this to the exchange: " + fault)).failure())
                .as(when("the peer did this to the exchange: " + fault))
                .isInstanceOfAny(IOException.class, InterruptedException.class);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** How many files and sockets this process has open; 0 where the system does not tell. */
    private static long descriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
