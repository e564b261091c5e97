package io.github.nh4j.integration.chaos;

import io.github.nh4j.emulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What goes wrong in a run. Its details are a matter of chance: how often, with which wait, of which size. */
enum FaultKind {
    TOO_MANY_REQUESTS,
    FORBIDDEN_WITH_WAIT,
    BUSY_WITH_WAIT,
    BUSY,
    ERROR_THAT_LIES,
    TOKEN_REFUSED,
    RESET_BEFORE,
    RESET_AFTER,
    TRUNCATION,
    DRIP,
    DELAY,
    CONNECTION_REFUSED;

    private static final Duration PATIENT = Duration.ofSeconds(2);
    private static final Duration HURRIED = Duration.ofMillis(200);

    /**
     * What one run meets.
     *
     * @param refusals how many of its connections are refused
     * @param attemptTimeout how long its client waits
     */
    record Script(List<Fault> faults, int refusals, Duration attemptTimeout) {}

    /** Mostly it happens once, and at most so often that no attempt goes well. */
    Script script(Random chance) {
        int times = List.of(1, 1, 1, 2, 3).get(chance.nextInt(5));
        return this == CONNECTION_REFUSED
                ? new Script(List.of(), times, PATIENT)
                : new Script(List.of(fault(chance).next(times)), 0, this == DRIP || this == DELAY ? HURRIED : PATIENT);
    }

    private Fault fault(Random chance) {
        return switch (this) {
            case TOO_MANY_REQUESTS -> waiting(429, chance);
            case FORBIDDEN_WITH_WAIT -> waiting(403, chance);
            case BUSY_WITH_WAIT -> waiting(503, chance);
            case BUSY -> Fault.status(503);
            case ERROR_THAT_LIES ->
                Fault.statusAfterProcessing(List.of(500, 502, 503, 504).get(chance.nextInt(4)));
            case TOKEN_REFUSED -> Fault.status(401);
            case RESET_BEFORE -> Fault.resetBeforeProcessing();
            case RESET_AFTER -> Fault.resetAfterProcessing();
            case TRUNCATION -> Fault.truncation();
            // Half of these end in time, and a quarter of those that follow.
            case DRIP -> Fault.drip(Duration.ofMillis(chance.nextBoolean() ? 1 : 30));
            case DELAY -> Fault.delay(Duration.ofMillis(chance.nextInt(4) == 0 ? 10 : 400));
            case CONNECTION_REFUSED -> throw new IllegalStateException("the hub knows nothing of it");
        };
    }

    private static Fault waiting(int status, Random chance) {
        return Fault.status(status)
                .header(chance.nextBoolean() ? "retry-after-ms" : "x-ms-retry-after-ms", "" + chance.nextInt(50));
    }
}
