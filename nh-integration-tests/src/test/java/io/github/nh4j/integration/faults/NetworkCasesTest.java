package io.github.nh4j.integration.faults;

import static io.github.nh4j.error.Delivery.NOT_SENT;
import static io.github.nh4j.error.Delivery.UNKNOWN;
import static io.github.nh4j.integration.faults.Operation.GET;
import static io.github.nh4j.integration.faults.Operation.SEND;
import static io.github.nh4j.integration.faults.Operation.SEND_MUCH;
import static io.github.nh4j.integration.faults.Peer.doing;
import static io.github.nh4j.integration.faults.Peer.scripted;
import static io.github.nh4j.integration.faults.Step.accepted;
import static io.github.nh4j.integration.faults.Step.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.tck.KitPeers;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No connection, or one that breaks. */
class NetworkCasesTest {
    /** OkHttp looks at a connection before it uses it only if it has idled for ten seconds. */
    private static final Set<String> USES_UNSEEN = Set.of("okhttp");

    private static final String PHONE =
            "{\"installationId\":\"phone\",\"platform\":\"apns\",\"pushChannel\":\"62BCD348\"}";
    private static final Duration SHORT = Duration.ofMillis(300);

    @TestFactory
    Stream<DynamicTest> noConnection() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-042",
                        "nothing listens: not sent, and tried three times",
                        SEND,
                        () -> Peer.elsewhere(closedPort(), () -> {}),
                        run -> run.fails(TransportException.class, NOT_SENT, 3)),
                FaultCase.of(
                        "F-043",
                        "the name does not resolve: not sent, and tried twice",
                        SEND,
                        () -> Peer.elsewhere(URI.create("https://no-such-host.invalid/"), () -> {}),
                        run -> run.fails(TransportException.class, NOT_SENT, 2)),
                FaultCase.of(
                                "F-044",
                                "nobody takes the connection and nobody refuses it: not sent, in the time of the attempts",
                                SEND,
                                () -> {
                                    KitPeers.BlackHoleAddress hole = KitPeers.blackHole();
                                    return Peer.elsewhere(hole.uri(), hole);
                                },
                                run -> run.fails(DeadlineExceededException.class, NOT_SENT, 2))
                        .with(hub -> hub.attemptTimeout(Duration.ofSeconds(1))
                                .retryPolicy(RetryPolicy.safe().withMaxAttempts(2)))));
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + closed.getLocalPort() + "/");
        }
    }

    @TestFactory
    Stream<DynamicTest> brokenConnections() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-049",
                        "a reset of a new connection after the request was read: unknown, and not repeated",
                        SEND,
                        doing(Step.reset(), accepted()),
                        run -> run.fails(TransportException.class, UNKNOWN, 1).requests(1)),
                FaultCase.of(
                                "F-050",
                                "the same of a connection that served before: unknown, and not repeated",
                                SEND,
                                doing(accepted(), Step.reset(), accepted()),
                                run -> run.fails(TransportException.class, UNKNOWN, 1)
                                        .requests(1)
                                        .connections(1))
                        .after(NetworkCasesTest::send),
                FaultCase.of(
                        "F-052",
                        "a connection that is closed before anything is read: no request is there, and none comes twice",
                        SEND,
                        scripted(connection -> {}),
                        run -> {
                            assertThat(run.failure()).isExactlyInstanceOf(TransportException.class);
                            run.requests(0);
                        }),
                FaultCase.of(
                        "F-053",
                        "a reset after half of the body was read: unknown, and no request is there",
                        SEND_MUCH,
                        scripted(connection -> {
                            connection.read(20_000);
                            connection.reset();
                        }),
                        run -> run.fails(TransportException.class, UNKNOWN, 1).requests(0)),
                FaultCase.of(
                                "F-054",
                                "the peer has closed the connection while nobody used it: accepted on another, or unknown",
                                SEND,
                                scripted(connection -> {
                                    connection.readRequest();
                                    connection.write(RawServer.response(201, ""));
                                }),
                                run -> {
                                    if (USES_UNSEEN.contains(run.stack())) {
                                        run.fails(TransportException.class, UNKNOWN, 1)
                                                .requests(0)
                                                .connections(1);
                                    } else {
                                        run.accepted().requests(1).connections(2);
                                    }
                                })
                        .after((hub, async) -> {
                            send(hub, async);
                            Times.idle(300);
                        })));
    }

    /** In the same way: a stack may have two clients. */
    private static void send(NotificationHubClient hub, boolean async) {
        assertThat(SEND.run(hub, async).failure()).isNull();
    }

    @TestFactory
    Stream<DynamicTest> slowPeers() {
        return FaultCase.tests(Stream.of(
                        FaultCase.of(
                                "F-060",
                                "no answer: unknown when the time of the attempt is over",
                                SEND,
                                doing(Step.silence(), accepted()),
                                run -> slow(run).requests(1)),
                        FaultCase.of(
                                "F-061",
                                "a head that comes byte by byte: the same",
                                SEND,
                                doing(Step.drip("HTTP/1.1 201 Created\r\nX: ", "x"), accepted()),
                                run -> slow(run).requests(1)),
                        FaultCase.of(
                                "F-062",
                                "201 with a body that comes byte by byte: accepted when that time is over",
                                SEND,
                                doing(Step.drip(Step.head("201 Created", "Content-Length: 100000"), "x"), accepted()),
                                run -> inTime(run.accepted().requests(1))),
                        FaultCase.of(
                                "F-062",
                                "the same to a read: asked again",
                                GET,
                                doing(
                                        Step.drip(Step.head("200 OK", "Content-Length: 100000"), "x"),
                                        answer(200, PHONE)),
                                run -> inTime(run.accepted())),
                        FaultCase.of(
                                "F-063",
                                "a request that is not read: the same",
                                SEND_MUCH,
                                scripted(connection -> Times.idle(1_500)),
                                run -> slow(run).requests(0)))
                .map(one -> one.with(hub -> hub.attemptTimeout(SHORT)))
                .toList());
    }

    private static Run slow(Run run) {
        run.fails(DeadlineExceededException.class, UNKNOWN, "ATTEMPT_TIMEOUT");
        return inTime(run);
    }

    private static Run inTime(Run run) {
        assertThat(run.end().millis()).isBetween(SHORT.toMillis(), SHORT.toMillis() + 1_000);
        return run;
    }
}
