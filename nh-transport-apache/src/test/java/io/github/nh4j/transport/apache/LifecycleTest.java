package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.apache.Subject.Kind;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads, connections, the end of a transport, and interrupts. */
@Timeout(60)
class LifecycleTest {
    private static final String OK = RawServer.response(200, "ok");

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("httpclient-"))
                .collect(Collectors.toSet());
    }

    private static TransportRequest post(RawServer server) {
        return Subject.post(server.uri("/"), "x").build();
    }

    @Test
    void onlyFuturesCostThreadsAndCloseEndsThem() throws Exception {
        Set<Thread> before = clientThreads();
        CountDownLatch gone = new CountDownLatch(2);
        try (RawServer server = RawServer.start(connection -> {
                    try {
                        while (connection.readRequest() != null) {
                            connection.write(OK);
                        }
                    } finally {
                        gone.countDown();
                    }
                });
                ApacheTransport transport = ApacheTransport.create()) {
            transport.send(post(server), new Cancellation());
            assertThat(clientThreads()).isEqualTo(before);
            transport.sendAsync(post(server), new Cancellation()).get(10, TimeUnit.SECONDS);
            Set<Thread> started = clientThreads();
            started.removeAll(before);
            assertThat(started).isNotEmpty().allMatch(Thread::isDaemon);

            transport.close();

            for (Thread thread : started) {
                thread.join(Duration.ofSeconds(5).toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
            Subject.await(gone);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OWN_BLOCKING", "OWN_ASYNC"})
    void closeEndsWhatIsInFlight(Kind kind) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.stall();
                });
                Subject subject = kind.open()) {
            FutureTask<Throwable> call = new FutureTask<>(() -> catchThrowable(() -> subject.call(post(server))));
            new Thread(call).start();
            server.awaitRequest();
            subject.transport().close();
            assertThat(call.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
        }
    }

    @Test
    void firstFuturesOfManyThreadsShareOneClient() throws Exception {
        Set<Thread> before = clientThreads();
        int processors = Runtime.getRuntime().availableProcessors();
        try (RawServer server = RawServer.answering(OK);
                ApacheTransport transport = ApacheTransport.create()) {
            List<FutureTask<TransportResponse>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(new FutureTask<>(() ->
                        transport.sendAsync(post(server), new Cancellation()).get(10, TimeUnit.SECONDS)));
                new Thread(calls.get(i)).start();
            }
            for (FutureTask<TransportResponse> call : calls) {
                assertThat(call.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
            Set<Thread> started = clientThreads();
            started.removeAll(before);
            assertThat(started).hasSizeLessThanOrEqualTo(processors + 1);
        }
    }

    @Test
    void anInterruptInTheWaitForAConnectionStaysSeen() throws Exception {
        Cancellation holder = new Cancellation();
        CloseableHttpClient narrow = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(1)
                        .build())
                .build();
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.stall();
                });
                Subject subject = Subject.over(narrow)) {
            FutureTask<Throwable> first =
                    new FutureTask<>(() -> catchThrowable(() -> subject.call(post(server), holder)));
            new Thread(first).start();
            server.awaitRequest();
            FutureTask<Throwable> second = new FutureTask<>(() -> {
                Throwable failure = catchThrowable(() -> subject.call(post(server)));
                assertThat(Thread.interrupted()).isTrue();
                return failure;
            });
            Thread waiting = new Thread(second);
            waiting.start();
            waiting.interrupt();
            assertThat(second.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(RequestNotSentException.class)
                    .hasMessageContaining("interrupted");
            holder.cancel();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }
}
