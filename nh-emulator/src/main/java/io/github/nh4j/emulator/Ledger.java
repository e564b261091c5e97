package io.github.nh4j.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The sends that hubs have accepted. Thread-safe. */
final class Ledger {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<AcceptedSend> sends = new ArrayList<>();

    void add(AcceptedSend send) {
        lock.lock();
        try {
            sends.add(send);
        } finally {
            lock.unlock();
        }
    }

    /** In the order in which they were accepted. */
    List<AcceptedSend> all() {
        lock.lock();
        try {
            return List.copyOf(sends);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            sends.clear();
        } finally {
            lock.unlock();
        }
    }
}
