package io.github.nh4j.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Aborts one exchange. A transport registers what closes the exchange, with {@code cancellation.onCancel(call::cancel)};
 * nh4j fires the cancellation at the deadline, when the caller is interrupted, when the caller cancels the future, or
 * when the client is closed.
 *
 * <p>One for each attempt. Thread-safe. Public, so that kits and decorating transports can make their own.
 */
public final class Cancellation {
    private final Object lock = new Object();
    private List<Abort> aborts = List.of();
    private boolean cancelled;

    /** A cancellation that has not fired. */
    public Cancellation() {}

    /**
     * Registers what aborts the exchange. If this cancellation has fired already, it runs at once, on this thread.
     *
     * @param abort closes the exchange; must not block; what it throws is swallowed
     * @return the registration, to be closed when the exchange has ended
     */
    public Registration onCancel(Runnable abort) {
        Abort registered = new Abort(Objects.requireNonNull(abort, "abort"));
        synchronized (lock) {
            if (!cancelled) {
                if (aborts.isEmpty()) {
                    aborts = new ArrayList<>(2);
                }
                aborts.add(registered);
                return registered;
            }
        }
        registered.fire();
        return registered;
    }

    /** Fires: runs every abort that is registered. The first call wins, later ones do nothing. */
    public void cancel() {
        List<Abort> fired;
        synchronized (lock) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            fired = aborts;
            aborts = List.of();
        }
        fired.forEach(Abort::fire);
    }

    /**
     * Says whether it has fired.
     *
     * @return true from the first {@link #cancel()} on
     */
    public boolean isCancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    /** An abort that is registered. */
    public interface Registration extends AutoCloseable {
        /**
         * Takes the abort back. This is a barrier: when it returns, the abort does not run and will not run, so a thread
         * may be handed on without fear of a late interrupt. An abort may close its own registration.
         */
        @Override
        void close();
    }

    /** Runs at most once; its lock is what makes {@link #close()} a barrier. */
    private final class Abort implements Registration {
        private final ReentrantLock running = new ReentrantLock();
        private final Runnable abort;
        private boolean over;

        Abort(Runnable abort) {
            this.abort = abort;
        }

        void fire() {
            running.lock();
            try {
                if (!over) {
                    over = true;
                    abort.run();
                }
            } catch (Exception swallowed) {
                // Not only unchecked ones: code in Kotlin throws an IOException from here as well. The exchange ends by
                // its other ways; whoever cancelled has nothing to do about it.
            } finally {
                running.unlock();
            }
        }

        @Override
        public void close() {
            synchronized (lock) {
                if (!aborts.isEmpty()) {
                    aborts.remove(this);
                }
            }
            running.lock();
            try {
                over = true;
            } finally {
                running.unlock();
            }
        }
    }
}
