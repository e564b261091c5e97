package io.github.nh4j.integration.chaos;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One client that lives as long as the soak does, and makes one call after the other. Thread-safe. */
final class SoakLane implements AutoCloseable {
    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    private final Face face;
    private final boolean safe;
    private final boolean secure;
    private final Random chance;
    private final AsyncTransport transport;
    private final NotificationHubClient hub;
    private final List<Claim> claims = new ArrayList<>();
    private long calls;

    SoakLane(Rig rig, Face face, boolean secure, long seed) {
        this.face = face;
        this.secure = secure;
        this.chance = new Random(seed);
        this.safe = chance.nextInt(3) > 0;
        this.transport = face.transport(rig.emulator());
        this.hub = NotificationHubClient.builder(
                        secure
                                ? rig.server().httpsConnectionString()
                                : rig.server().connectionString(),
                        "news")
                .transport(transport)
                .attemptTimeout(Duration.ofMillis(500))
                .operationTimeout(Duration.ofSeconds(3))
                .retryPolicy(safe ? RetryPolicy.safe() : RetryPolicy.atLeastOnce())
                .build();
    }

    synchronized void call() {
        Operation operation = OPERATIONS.get(chance.nextInt(OPERATIONS.size()));
        String key = "k" + Long.toHexString(chance.nextLong());
        Said said;
        try {
            said = Said.of(face.run(hub, operation, key));
        } catch (NotificationHubException e) {
            said = Said.of(e.delivery());
        } catch (Exception e) {
            throw new AssertionError(this + ": " + operation, e);
        }
        claims.add(new Claim(operation, key, said, safe));
        calls++;
    }

    synchronized long calls() {
        return calls;
    }

    /** What it has said wrongly since it was asked last. It is not in the midst of a call then. */
    synchronized List<String> contradictions(Rig rig, Map<String, Long> accepted) {
        List<String> wrong = claims.stream()
                .filter(claim -> !claim.isRight(rig, accepted))
                .map(claim -> this + ": " + claim)
                .toList();
        claims.clear();
        return wrong;
    }

    @Override
    public void close() {
        hub.close();
        transport.close();
    }

    @Override
    public String toString() {
        return face + (secure ? ", TLS" : "");
    }
}
