package io.github.nh4j.integration.chaos;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.integration.chaos.FaultKind.Script;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.AsyncTransport;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;

/** One call of a client of its own, while its hub goes wrong by a script. The same seed makes the same script. */
final class ChaosRun {
    private static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(3);
    private static final int CLOSED_PORT = closedPort();

    private final Face face;
    private final Operation operation;
    private final FaultKind kind;
    private final long seed;
    private final Script script;
    private final boolean safe;
    private final boolean secure;
    private final String key;
    private volatile Said said = Said.NOT_SENT;
    private volatile int met;

    ChaosRun(Face face, Operation operation, FaultKind kind, long seed) {
        this.face = face;
        this.operation = operation;
        this.kind = kind;
        this.seed = seed;
        Random chance = new Random(seed);
        this.script = kind.script(chance);
        this.safe = chance.nextInt(3) > 0;
        this.secure = chance.nextBoolean();
        this.key = "k" + Long.toHexString(chance.nextLong());
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Face face() {
        return face;
    }

    Operation operation() {
        return operation;
    }

    FaultKind kind() {
        return kind;
    }

    Said said() {
        return said;
    }

    /** Whether its client cannot reach the hub, however often it tries. */
    boolean isRefusedAlways() {
        return script.refusals() == RetryPolicy.safe().maxAttempts();
    }

    /** How often something went wrong. */
    int met() {
        return met;
    }

    /** Runs at a hub where nothing else is done meanwhile. */
    void at(Rig rig, AsyncTransport transport) throws Exception {
        rig.emulator().faults().clear();
        script.faults().forEach(rig.emulator().faults()::add);
        OptionalInt closed = face.stack().isPresent() ? OptionalInt.of(CLOSED_PORT) : OptionalInt.empty();
        AsyncTransport used =
                script.refusals() == 0 ? transport : new RefusedConnections(transport, closed, script.refusals());
        try (NotificationHubClient hub = NotificationHubClient.builder(
                        secure
                                ? rig.server().httpsConnectionString()
                                : rig.server().connectionString(),
                        "news")
                .transport(used)
                .attemptTimeout(script.attemptTimeout())
                .operationTimeout(OPERATION_TIMEOUT)
                .retryPolicy(safe ? RetryPolicy.safe() : RetryPolicy.atLeastOnce())
                .build()) {
            said = Said.of(face.run(hub, operation, key));
        } catch (NotificationHubException e) {
            said = Said.of(e.delivery());
        }
        met = rig.emulator().faults().happened() + script.refusals();
    }

    Claim claim() {
        return new Claim(operation, key, said, safe);
    }

    /** All that is needed to see it again. */
    @Override
    public String toString() {
        return face + ": " + operation + " with " + kind + ", seed " + seed + "L: the client says " + said + ", "
                + (safe ? "safe" : "at least once") + (secure ? ", TLS" : "") + ", faults " + script.faults() + ", "
                + script.refusals() + " connections refused, key " + key;
    }
}
