package io.github.nh4j.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The newest ten thousand requests that came in. Thread-safe. */
final class RequestLog {
    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<ReceivedRequest> newest = new ArrayDeque<>();

    /**
     * A request that came in, without anything that could be a secret.
     *
     * @param target path and query
     * @param headerNames in lower case
     */
    record ReceivedRequest(String method, String target, int status, List<String> headerNames) {}

    void add(ReceivedRequest request) {
        lock.lock();
        try {
            if (newest.size() == MOST) {
                newest.removeFirst();
            }
            newest.add(request);
        } finally {
            lock.unlock();
        }
    }

    /** In the order in which they came. */
    List<ReceivedRequest> all() {
        lock.lock();
        try {
            return List.copyOf(newest);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            newest.clear();
        } finally {
            lock.unlock();
        }
    }
}
