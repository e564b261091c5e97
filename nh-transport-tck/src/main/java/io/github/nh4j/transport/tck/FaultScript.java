package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What a peer does to a few calls, made up from a number: it answers, or cuts, resets, drips, or talks nonsense. Each step
 * begins when the first byte of a request has come, so that it makes no difference which connection a stack uses. The same
 * seed makes the same script.
 *
 * <p>Thread-safe; one for each server.
 */
public final class FaultScript implements RawServer.Script {
    private static final int MOST_CALLS = 4;

    private final long seed;
    private final List<FaultStep> steps;
    private final AtomicInteger begun = new AtomicInteger();

    private FaultScript(long seed, List<FaultStep> steps) {
        this.seed = seed;
        this.steps = steps;
    }

    /**
     * The script of a seed.
     *
     * @param seed any number
     * @return a script for one server
     */
    public static FaultScript seeded(long seed) {
        Random random = new Random(seed);
        return new FaultScript(
                seed,
                IntStream.rangeClosed(0, random.nextInt(MOST_CALLS))
                        .mapToObj(call -> FaultStep.next(random))
                        .toList());
    }

    /**
     * How many calls it has something in store for. Later ones are answered with 200.
     *
     * @return 1 or more
     */
    public int calls() {
        return steps.size();
    }

    /**
     * How many requests have begun to come.
     *
     * @return a count
     */
    public int requests() {
        return begun.get();
    }

    /** Serves one connection, for as long as its steps keep it open. */
    @Override
    public void serve(RawConnection connection) throws IOException, InterruptedException {
        while (connection.awaitByte()) {
            int call = begun.getAndIncrement();
            FaultStep step = call < steps.size() ? steps.get(call) : FaultStep.FINE;
            if (!step.serve(connection)) {
                return;
            }
        }
    }

    /** The seed and what happens, call by call. */
    @Override
    public String toString() {
        return "script " + seed + " " + steps;
    }
}
