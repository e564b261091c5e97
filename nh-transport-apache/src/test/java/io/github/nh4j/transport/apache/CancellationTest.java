package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.apache.Subject.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That a cancellation ends the exchange at once, wherever it is, and what is known of it then. */
@Timeout(120)
class CancellationTest {
    private static final int RUNS = 5;
    private static final Duration MEDIAN = Duration.ofMillis(250);
    private static final Duration HARD_LIMIT = Duration.ofSeconds(1);
    private static final int DRIPS = 10;

    /** How a call ended, and how long after the cancellation. */
    private record End(Throwable failure, Duration after) {}

    private interface Reached {
        void await(Thread caller) throws Exception;
    }

    private static End cancelled(Subject subject, TransportRequest request, Reached reached) throws Exception {
        Cancellation cancellation = new Cancellation();
        FutureTask<End> call = new FutureTask<>(() -> {
            Throwable failure = catchThrowable(() -> subject.call(request, cancellation));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return new End(failure, Duration.ofNanos(System.nanoTime()));
        });
        Thread caller = new Thread(call);
        caller.start();
        reached.await(caller);
        long fired = System.nanoTime();
        cancellation.cancel();
        End end = call.get(20, TimeUnit.SECONDS);
        return new End(end.failure(), end.after().minusNanos(fired));
    }

    private static void areInTime(List<End> ends) {
        List<Duration> times = new ArrayList<>(ends.stream().map(End::after).toList());
        Collections.sort(times);
        assertThat(times.get(times.size() / 2)).isLessThan(MEDIAN);
        assertThat(times.get(times.size() - 1)).isLessThan(HARD_LIMIT);
    }

    private static void areNotSent(List<End> ends) {
        assertThat(ends).allSatisfy(end -> assertThat(end.failure()).isInstanceOf(RequestNotSentException.class));
    }

    private static void areUnsure(List<End> ends) {
        assertThat(ends)
                .allSatisfy(end -> assertThat(end.failure())
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(RequestNotSentException.class)
                        .isNotInstanceOf(IncompleteResponseException.class));
    }

    private static void awaitWaiting(Thread caller) {
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** A script that stays within a phase, and the two moments of it that count. */
    private static final class Phase {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch dropped = new CountDownLatch(1);

        RawServer.Script stalling(boolean readsFirst) {
            return connection -> {
                if (readsFirst) {
                    connection.readRequest();
                }
                reached.countDown();
                try {
                    connection.stall();
                } finally {
                    dropped.countDown();
                }
            };
        }

        RawServer.Script dripping(String start, String drip) {
            return connection -> {
                connection.readRequest();
                connection.write(start);
                try {
                    connection.drip(drip, DRIPS);
                    reached.countDown();
                    connection.drip(drip, Integer.MAX_VALUE);
                } finally {
                    dropped.countDown();
                }
            };
        }
    }

    private interface Scripted {
        RawServer.Script script(Phase phase);
    }

    private static List<End> ends(Kind kind, Scripted scripted) throws Exception {
        List<End> ends = new ArrayList<>();
        try (Subject subject = kind.open()) {
            for (int run = 0; run < RUNS; run++) {
                Phase phase = new Phase();
                try (RawServer server = RawServer.start(listener(), "http", scripted.script(phase))) {
                    TransportRequest request =
                            Subject.post(server.uri("/"), "x").build();
                    ends.add(cancelled(subject, request, caller -> RawServer.await(phase.reached)));
                    if (kind != Kind.BORROWED_ASYNC) {
                        RawServer.await(phase.dropped);
                    }
                    assertThat(server.connections()).isEqualTo(1);
                    assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
                }
            }
        }
        areInTime(ends);
        return ends;
    }

    @Nested
    class T7BeforeTheRequest {
        @ParameterizedTest
        @EnumSource
        void whileWaitingForAConnection(Kind kind) throws Exception {
            List<End> ends = new ArrayList<>();
            CountDownLatch taken = new CountDownLatch(kind.name().startsWith("OWN") ? 256 : 5);
            try (RawServer server = RawServer.start(connection -> {
                        connection.readRequest();
                        taken.countDown();
                        connection.stall();
                    });
                    Subject subject = kind.open()) {
                TransportRequest request = Subject.post(server.uri("/"), "x").build();
                Cancellation holders = new Cancellation();
                for (long i = taken.getCount(); i > 0; i--) {
                    FutureTask<Throwable> holder =
                            new FutureTask<>(() -> catchThrowable(() -> subject.call(request, holders)));
                    new Thread(holder).start();
                }
                RawServer.await(taken);
                int full = server.connections();
                for (int run = 0; run < RUNS; run++) {
                    ends.add(cancelled(subject, request, CancellationTest::awaitWaiting));
                }
                assertThat(server.connections()).isEqualTo(full);
                holders.cancel();
            }
            areInTime(ends);
            areNotSent(ends);
        }

        @ParameterizedTest
        @EnumSource
        void whileConnecting(Kind kind) throws Exception {
            List<End> ends = new ArrayList<>();
            try (Subject subject = kind.open()) {
                for (int run = 0; run < RUNS; run++) {
                    try (BlackHole hole = new BlackHole()) {
                        TransportRequest request = Subject.post(hole.uri(), "x").build();
                        ends.add(cancelled(subject, request, caller -> hole.awaitAttempt()));
                    }
                }
            }
            areInTime(ends);
            areNotSent(ends);
        }

        @ParameterizedTest
        @EnumSource
        void whileShakingHands(Kind kind) throws Exception {
            List<End> ends = new ArrayList<>();
            try (Subject subject = kind.open()) {
                for (int run = 0; run < RUNS; run++) {
                    Phase phase = new Phase();
                    try (RawServer server = RawServer.start(listener(), "https", phase.stalling(false))) {
                        TransportRequest request =
                                Subject.post(server.uri("/"), "x").build();
                        ends.add(cancelled(subject, request, caller -> RawServer.await(phase.reached)));
                        if (!subject.async()) {
                            RawServer.await(phase.dropped);
                        }
                    }
                }
            }
            areInTime(ends);
            areNotSent(ends);
        }
    }

    @Nested
    class T7AfterTheRequestBegan {
        @ParameterizedTest
        @EnumSource
        void whileWriting(Kind kind) throws Exception {
            List<End> ends = new ArrayList<>();
            try (Subject subject = kind.open()) {
                for (int run = 0; run < RUNS; run++) {
                    CountDownLatch over = new CountDownLatch(1);
                    try (RawServer server = RawServer.start(connection -> {
                        connection.readHead();
                        RawServer.await(over);
                    })) {
                        ends.add(cancelled(subject, large(server.uri("/")), caller -> server.awaitHead()));
                    } finally {
                        over.countDown();
                    }
                }
            }
            areInTime(ends);
            areUnsure(ends);
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whileWritingThroughTls(boolean async) throws Exception {
            TlsFixture tls = TlsFixture.of("localhost");
            List<End> ends = new ArrayList<>();
            try (Subject subject = Subject.trusting(async, tls.context())) {
                for (int run = 0; run < RUNS; run++) {
                    CountDownLatch over = new CountDownLatch(1);
                    try (RawServer server = RawServer.start(tls.listener(), "https", connection -> {
                        connection.readHead();
                        RawServer.await(over);
                    })) {
                        ends.add(cancelled(subject, large(server.uri("/")), caller -> server.awaitHead()));
                    } finally {
                        over.countDown();
                    }
                }
            }
            areInTime(ends);
            areUnsure(ends);
        }

        private TransportRequest large(URI uri) {
            return TransportRequest.builder("POST", uri)
                    .body(new byte[32 * 1024 * 1024])
                    .build();
        }

        @ParameterizedTest
        @EnumSource
        void beforeTheStatus(Kind kind) throws Exception {
            areUnsure(ends(kind, phase -> phase.stalling(true)));
        }

        @ParameterizedTest
        @EnumSource
        void withinDrippingHeaders(Kind kind) throws Exception {
            areUnsure(ends(kind, phase -> phase.dripping("HTTP/1.1 201 Created\r\n", "X-Drip: 1\r\n")));
        }

        @ParameterizedTest
        @EnumSource
        void withinADrippingBody(Kind kind) throws Exception {
            for (int status : new int[] {201, 503}) {
                List<End> ends = ends(
                        kind,
                        phase -> phase.dripping("HTTP/1.1 " + status + " X\r\nContent-Length: 100000\r\n\r\n", "x"));
                assertThat(ends)
                        .allSatisfy(end -> assertThat(end.failure())
                                .isInstanceOfSatisfying(
                                        IncompleteResponseException.class,
                                        e -> assertThat(e.status()).isEqualTo(status)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatIsCancelledBeforehandDoesNothing(Kind kind) throws Exception {
        Cancellation fired = new Cancellation();
        fired.cancel();
        try (RawServer server = RawServer.answering(RawServer.response(200, "ok"));
                Subject subject = kind.open()) {
            TransportRequest request = Subject.post(server.uri("/"), "x").build();
            assertThat(catchThrowable(() -> subject.call(request, fired))).isInstanceOf(RequestNotSentException.class);
            assertThat(server.connections()).isZero();
        }
    }
}
