package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a cancellation ends the exchange at once, wherever it is, and what is known of it then. */
@Timeout(60)
class OkHttpTransportCancellationTest {
    private static final int RUNS = 5;
    private static final Duration MEDIAN = Duration.ofMillis(250);
    private static final Duration HARD_LIMIT = Duration.ofSeconds(1);
    private static final int DRIPS = 10;

    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    /** How a call ended, how long after the cancellation, and whether its thread was left interrupted. */
    private record End(Throwable failure, Duration after, boolean interrupted) {}

    private interface Reached {
        void await() throws Exception;
    }

    private static End cancelled(Calls calls, OkHttpTransport over, TransportRequest request, Reached reached)
            throws Exception {
        Cancellation cancellation = new Cancellation();
        FutureTask<End> call = new FutureTask<>(() -> {
            Throwable failure = catchThrowable(() -> calls.call(over, request, cancellation));
            return new End(failure, Duration.ofNanos(System.nanoTime()), Thread.interrupted());
        });
        new Thread(call).start();
        reached.await();
        long fired = System.nanoTime();
        cancellation.cancel();
        End end = call.get(20, TimeUnit.SECONDS);
        return new End(end.failure(), end.after().minusNanos(fired), end.interrupted());
    }

    private static void areInTime(List<End> ends) {
        List<Duration> times = new ArrayList<>(ends.stream().map(End::after).toList());
        Collections.sort(times);
        assertThat(times.get(times.size() / 2)).isLessThan(MEDIAN);
        assertThat(times.get(times.size() - 1)).isLessThan(HARD_LIMIT);
        assertThat(ends).noneMatch(End::interrupted);
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

    @Nested
    class T7Promptly {
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

        private List<End> ends(Calls calls, String scheme, Scripted scripted) throws Exception {
            List<End> ends = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                Phase phase = new Phase();
                ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                try (RawServer server = RawServer.start(listener, scheme, scripted.script(phase))) {
                    TransportRequest request = Calls.post(server.uri("/"), "x").build();
                    ends.add(cancelled(calls, transport, request, () -> RawServer.await(phase.reached)));
                    RawServer.await(phase.dropped);
                    assertThat(server.connections()).isEqualTo(1);
                    assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
                }
            }
            areInTime(ends);
            return ends;
        }

        @ParameterizedTest
        @EnumSource
        void whileConnecting(Calls calls) throws Exception {
            List<End> ends = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                try (BlackHole hole = new BlackHole()) {
                    CountDownLatch started = new CountDownLatch(1);
                    OkHttpTransport probed = OkHttpTransport.using(new OkHttpClient.Builder()
                            .proxySelector(new StartProbe(started))
                            .build());
                    TransportRequest request = Calls.post(hole.uri(), "x").build();
                    ends.add(cancelled(calls, probed, request, () -> RawServer.await(started)));
                }
            }
            areInTime(ends);
            areNotSent(ends);
        }

        @ParameterizedTest
        @EnumSource
        void whileShakingHands(Calls calls) throws Exception {
            areNotSent(ends(calls, "https", phase -> phase.stalling(false)));
        }

        @ParameterizedTest
        @EnumSource
        void whileWriting(Calls calls) throws Exception {
            List<End> ends = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                CountDownLatch over = new CountDownLatch(1);
                try (RawServer server = RawServer.start(connection -> RawServer.await(over))) {
                    TransportRequest request = TransportRequest.builder("POST", server.uri("/"))
                            .body(new byte[32 * 1024 * 1024])
                            .build();
                    ends.add(cancelled(calls, transport, request, server::awaitConnection));
                } finally {
                    over.countDown();
                }
            }
            areInTime(ends);
            assertThat(ends).allSatisfy(end -> assertThat(end.failure()).isInstanceOf(IOException.class));
        }

        @ParameterizedTest
        @EnumSource
        void beforeTheStatus(Calls calls) throws Exception {
            areUnsure(ends(calls, "http", phase -> phase.stalling(true)));
        }

        @ParameterizedTest
        @EnumSource
        void withinDrippingHeaders(Calls calls) throws Exception {
            areUnsure(ends(calls, "http", phase -> phase.dripping("HTTP/1.1 201 Created\r\n", "X-Drip: 1\r\n")));
        }

        @ParameterizedTest
        @EnumSource
        void withinADrippingBody(Calls calls) throws Exception {
            List<End> ends = ends(
                    calls,
                    "http",
                    phase -> phase.dripping("HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n", "x"));
            assertThat(ends)
                    .allSatisfy(end -> assertThat(end.failure())
                            .isInstanceOfSatisfying(
                                    IncompleteResponseException.class,
                                    e -> assertThat(e.status()).isEqualTo(201)));
        }
    }

    @Nested
    class T11Futures {
        @Test
        void failBare() throws Exception {
            int port;
            try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = closed.getLocalPort();
            }
            TransportRequest request =
                    Calls.post(URI.create("http://localhost:" + port), "x").build();
            Throwable seen = transport
                    .sendAsync(request, new Cancellation())
                    .handle((response, failure) -> failure)
                    .get(10, TimeUnit.SECONDS);
            assertThat(seen).isInstanceOf(RequestNotSentException.class);
            assertThat(seen.getCause())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(CompletionException.class)
                    .isNotInstanceOf(ExecutionException.class);
        }
    }

    /** A listener whose backlog is full, so that nobody can connect, and nobody is refused. */
    private static final class BlackHole implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<SocketChannel> waiting = new ArrayList<>();

        BlackHole() throws IOException {
            for (int i = 0; i < 4; i++) {
                SocketChannel channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
            }
        }

        URI uri() {
            return URI.create("http://localhost:" + listener.getLocalPort() + "/");
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
            listener.close();
        }
    }

    /** Is asked for a proxy when a call starts, so it can tell that one has. */
    private static final class StartProbe extends ProxySelector {
        private final CountDownLatch started;

        StartProbe(CountDownLatch started) {
            this.started = started;
        }

        @Override
        public List<Proxy> select(URI uri) {
            started.countDown();
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }
}
