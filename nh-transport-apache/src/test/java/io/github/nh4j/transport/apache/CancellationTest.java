package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.apache.Subject.Kind;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a call that is cancelled, and what becomes of its place in the pool. That it ends is in the contract. */
@Timeout(120)
class CancellationTest {
    private static final String OK = RawServer.response(200, "ok");
    private static final int DRIPS = 10;
    private static final int POOL = 256;

    private interface Reached {
        void await(Thread caller) throws Exception;
    }

    private static Throwable cancelled(Subject subject, TransportRequest request, Reached reached) throws Exception {
        Cancellation cancellation = new Cancellation();
        FutureTask<Throwable> call = new FutureTask<>(() -> catchThrowable(() -> subject.call(request, cancellation)));
        Thread caller = new Thread(call);
        caller.start();
        reached.await(caller);
        cancellation.cancel();
        return call.get(5, TimeUnit.SECONDS);
    }

    private static void isUnsure(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RequestNotSentException.class)
                .isNotInstanceOf(IncompleteResponseException.class);
    }

    private static void awaitWaiting(Thread caller) {
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    /** Takes a connection, and nothing that comes over it. */
    private static RawServer silent(String scheme, RawServer.Script alsoDoes) throws IOException {
        ServerSocket listener = new ServerSocket(0, POOL, InetAddress.getLoopbackAddress());
        return RawServer.start(listener, scheme, connection -> {
            alsoDoes.serve(connection);
            connection.stall();
        });
    }

    @Nested
    class BeforeTheRequest {
        @ParameterizedTest
        @EnumSource
        void aCancellationThatHasFiredMakesNoConnection(Kind kind) throws Exception {
            Cancellation fired = new Cancellation();
            fired.cancel();
            try (RawServer server = RawServer.answering(OK);
                    Subject subject = kind.open()) {
                TransportRequest request = Subject.post(server.uri("/"), "x").build();
                assertThat(catchThrowable(() -> subject.call(request, fired)))
                        .isInstanceOf(RequestNotSentException.class);
                assertThat(server.connections()).isZero();
            }
        }

        @ParameterizedTest
        @EnumSource
        void aCallThatWaitsForAConnectionEnds(Kind kind) throws Exception {
            CountDownLatch taken = new CountDownLatch(kind.name().startsWith("OWN") ? POOL : 5);
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
                Subject.await(taken);
                int full = server.connections();
                assertThat(cancelled(subject, request, CancellationTest::awaitWaiting))
                        .isInstanceOf(RequestNotSentException.class);
                assertThat(server.connections()).isEqualTo(full);
                holders.cancel();
            }
        }

        @ParameterizedTest
        @EnumSource
        void whileConnecting(Kind kind) throws Exception {
            try (Subject subject = kind.open();
                    BlackHole hole = new BlackHole()) {
                TransportRequest request = Subject.post(hole.uri(), "x").build();
                assertThat(cancelled(subject, request, caller -> hole.awaitAttempt()))
                        .isInstanceOf(RequestNotSentException.class);
            }
        }

        @ParameterizedTest
        @EnumSource
        void whileShakingHands(Kind kind) throws Exception {
            CountDownLatch reached = new CountDownLatch(1);
            try (Subject subject = kind.open();
                    RawServer server = silent("https", connection -> {
                        connection.read(1);
                        reached.countDown();
                    })) {
                TransportRequest request = Subject.post(server.uri("/"), "x").build();
                assertThat(cancelled(subject, request, caller -> Subject.await(reached)))
                        .isInstanceOf(RequestNotSentException.class);
            }
        }
    }

    /** More than the pool has, at any age; whoever drops a connection by hand must not forget its place. */
    @Nested
    class ManyFuturesThatAreCancelledLeaveThePoolFree {
        private static void isLeftFree(Subject subject, TransportRequest request) throws Exception {
            for (int i = 0; i <= POOL; i++) {
                assertThat(cancelled(subject, request, caller -> {})).isInstanceOf(IOException.class);
            }
            try (RawServer next = RawServer.answering(OK)) {
                assertThat(subject.call(Subject.post(next.uri("/"), "x").build())
                                .status())
                        .isEqualTo(200);
            }
        }

        @Test
        void whileConnecting() throws Exception {
            try (Subject subject = Kind.OWN_ASYNC.open();
                    BlackHole hole = new BlackHole()) {
                isLeftFree(subject, Subject.post(hole.uri(), "x").build());
            }
        }

        @Test
        void whileShakingHands() throws Exception {
            try (Subject subject = Kind.OWN_ASYNC.open();
                    RawServer server = silent("https", connection -> {})) {
                isLeftFree(subject, Subject.post(server.uri("/"), "x").build());
            }
        }
    }

    @Nested
    class AfterTheRequestBegan {
        private void isUnsureWhileWriting(Subject subject, ServerSocket listener, String scheme) throws Exception {
            CountDownLatch began = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            try (RawServer server = RawServer.start(listener, scheme, connection -> {
                connection.read(1);
                began.countDown();
                over.await();
            })) {
                isUnsure(cancelled(subject, large(server.uri("/")), caller -> Subject.await(began)));
            } finally {
                over.countDown();
            }
        }

        private TransportRequest large(URI uri) {
            return TransportRequest.builder("POST", uri)
                    .body(new byte[32 * 1024 * 1024])
                    .build();
        }

        @ParameterizedTest
        @EnumSource
        void whileWriting(Kind kind) throws Exception {
            try (Subject subject = kind.open()) {
                isUnsureWhileWriting(subject, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whileWritingThroughTls(boolean async) throws Exception {
            TlsFixture tls = TlsFixture.of("localhost");
            try (Subject subject = Subject.trusting(async, tls.context())) {
                isUnsureWhileWriting(subject, tls.listener(), "https");
            }
        }

        private Throwable failure(Kind kind, String answer, String drip) throws Exception {
            CountDownLatch reached = new CountDownLatch(1);
            try (Subject subject = kind.open();
                    RawServer server = silent("http", connection -> {
                        connection.readRequest();
                        connection.write(answer);
                        connection.drip(drip, DRIPS);
                        reached.countDown();
                        connection.drip(drip, drip.isEmpty() ? 0 : Integer.MAX_VALUE);
                    })) {
                TransportRequest request = Subject.post(server.uri("/"), "x").build();
                return cancelled(subject, request, caller -> Subject.await(reached));
            }
        }

        @ParameterizedTest
        @EnumSource
        void beforeTheStatus(Kind kind) throws Exception {
            isUnsure(failure(kind, "", ""));
        }

        @ParameterizedTest
        @EnumSource
        void withinTheHeaders(Kind kind) throws Exception {
            isUnsure(failure(kind, "HTTP/1.1 201 Created\r\n", "X-Drip: 1\r\n"));
        }

        @ParameterizedTest
        @EnumSource
        void withinTheBody(Kind kind) throws Exception {
            for (int status : new int[] {201, 503}) {
                assertThat(failure(kind, "HTTP/1.1 " + status + " X\r\nContent-Length: 100000\r\n\r\n", "x"))
                        .isInstanceOfSatisfying(
                                IncompleteResponseException.class,
                                e -> assertThat(e.status()).isEqualTo(status));
            }
        }
    }
}
