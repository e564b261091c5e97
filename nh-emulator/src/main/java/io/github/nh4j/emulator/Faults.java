package io.github.nh4j.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What goes wrong at the emulator. A request meets one fault at most: the first of those that are for it, in the order in which
 * they were added, whose turn it is. Those behind it do not count that request. Thread-safe.
 */
public final class Faults {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Scripted> scripted = new ArrayList<>();

    Faults() {}

    /** A fault, and how often its turn has come. */
    private static final class Scripted {
        private final Fault fault;
        private final Random chance;
        private int seen;
        private int happened;

        Scripted(Fault fault) {
            this.fault = fault;
            this.chance = new Random(fault.scope().seed());
        }

        boolean happens() {
            Fault.Scope scope = fault.scope();
            if (happened == scope.times()) {
                return false;
            }
            seen++;
            if (seen <= scope.skipped() || (scope.share() < 1 && chance.nextDouble() >= scope.share())) {
                return false;
            }
            happened++;
            return true;
        }
    }

    /**
     * A fault and how often it has happened.
     *
     * @param happened to how many requests
     */
    record Count(Fault fault, int happened) {}

    /**
     * Lets a fault happen from the next request on.
     *
     * @param fault comes behind those that are there
     */
    public void add(Fault fault) {
        Scripted added = new Scripted(Objects.requireNonNull(fault, "fault"));
        lock.lock();
        try {
            scripted.add(added);
        } finally {
            lock.unlock();
        }
    }

    /** Lets no more faults happen, and counts anew. */
    public void clear() {
        lock.lock();
        try {
            scripted.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many requests have met a fault.
     *
     * @return zero or more, since the last {@link #clear()}
     */
    public int happened() {
        return counts().stream().mapToInt(Count::happened).sum();
    }

    /** In the order in which they were added. */
    List<Count> counts() {
        lock.lock();
        try {
            return scripted.stream()
                    .map(one -> new Count(one.fault, one.happened))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The fault that a request meets, which is counted. */
    Optional<Fault> meet(String method, String path) {
        lock.lock();
        try {
            return scripted.stream()
                    .filter(one -> one.fault.isFor(method, path) && one.happens())
                    .findFirst()
                    .map(one -> one.fault);
        } finally {
            lock.unlock();
        }
    }
}
