package io.github.nh4j.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The jobs of a hub: the newest thousand, or fewer. Thread-safe. */
final class JobStore {
    static final int MOST = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Job> byId = new LinkedHashMap<>();

    /** Forgets the oldest one that is finished if there are too many; if none is, the oldest one. */
    void add(Job job) {
        locked(() -> {
            if (byId.size() == MOST) {
                Job oldest = byId.values().iterator().next();
                Job forgotten = byId.values().stream()
                        .filter(old -> old.state().isFinal())
                        .findFirst()
                        .orElse(oldest);
                byId.remove(forgotten.id());
            }
            return byId.put(job.id(), job);
        });
    }

    Optional<Job> get(String id) {
        return locked(() -> Optional.ofNullable(byId.get(id)));
    }

    /** In the order in which they were submitted. */
    List<Job> all() {
        return locked(() -> List.copyOf(byId.values()));
    }

    void clear() {
        locked(() -> {
            byId.clear();
            return true;
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
