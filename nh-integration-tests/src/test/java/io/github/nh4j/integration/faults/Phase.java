package io.github.nh4j.integration.faults;

import static io.github.nh4j.integration.faults.Peer.doing;
import static io.github.nh4j.integration.faults.Peer.scripted;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.transport.tck.KitPeers;
import io.github.nh4j.transport.tck.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Where a call is when it is ended from outside. */
@SuppressWarnings("ImmutableEnumChecker") // Nothing that a phase holds changes.
enum Phase {
    CONNECT(Operation.SEND, Phase::blackHole, Delivery.NOT_SENT),
    HANDSHAKE(Operation.SEND, scripted(Phase::clear, RawConnection::stall), Delivery.NOT_SENT),
    WRITE(
            Operation.SEND_MUCH,
            scripted(connection -> {
                connection.read(1_000);
                connection.stall();
            }),
            Delivery.UNKNOWN),
    BEFORE_STATUS(Operation.SEND, doing(Step.silence()), Delivery.UNKNOWN),
    BODY(Operation.GET, doing(Step.drip(Step.head("200 OK", "Content-Length: 1000000"), "x")), Delivery.UNKNOWN),
    WAIT(Operation.SEND, doing(Step.answer(429, "", "Retry-After: 20")), Delivery.REJECTED);

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** So long nothing changes any more in a phase that has begun. */
    private static final long SETTLED_MILLIS = 100;

    private final Operation operation;
    private final Peer.Maker peer;
    private final Delivery delivery;

    Phase(Operation operation, Peer.Maker peer, Delivery delivery) {
        this.operation = operation;
        this.peer = peer;
        this.delivery = delivery;
    }

    Operation operation() {
        return operation;
    }

    Peer.Maker peer() {
        return peer;
    }

    /** What is certain when it ends here. */
    Delivery delivery() {
        return delivery;
    }

    /** Waits until a call has come to it. */
    void await(Peer server) {
        if (this != CONNECT) {
            awaitThat(() -> server.server().connections() == 1);
        }
        if (this == BEFORE_STATUS || this == BODY || this == WAIT) {
            server.server().awaitRequest();
        }
        Times.idle(SETTLED_MILLIS);
    }

    /** Waits until the peer has seen the end of the call, where it has. */
    void awaitEndAt(Peer server) {
        if (this != WAIT) {
            awaitThat(() -> KitPeers.openConnections(server.server()) == 0);
        }
    }

    private static void awaitThat(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > LONGEST.toNanos()) {
                throw new AssertionError("it has not come to that");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Peer blackHole() throws IOException {
        KitPeers.BlackHoleAddress hole = KitPeers.blackHole();
        return Peer.elsewhere(hole.uri(), hole, Step.accepted());
    }

    private static ServerSocket clear() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
