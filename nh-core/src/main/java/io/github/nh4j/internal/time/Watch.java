package io.github.nh4j.internal.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the calls in flight every 50 ms, on one daemon thread that exists only while it is needed. No call hands over
 * to it: a call is put on a list and taken off again.
 */
public final class Watch implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Time time;
    private final ThreadFactory threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition empty = lock.newCondition();

    private @Nullable Item first;
    private int size;
    private @Nullable Thread watcher;
    private boolean watcherSleeps;
    private boolean refusing;
    private boolean closed;

    public Watch(Time time) {
        this(time, Watch::newThread);
    }

    Watch(Time time, ThreadFactory threads) {
        this.time = time;
        this.threads = threads;
    }

    /** Takes nothing over from the caller who happens to come first: the thread outlives that call. */
    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "nh4j-watch", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Watch.class.getClassLoader());
        return thread;
    }

    /** Something that is looked at; an element of the watch's list, so that watching allocates nothing. */
    public abstract static class Item {
        private @Nullable Item previous;
        private @Nullable Item next;
        boolean watched;

        /** Called on the watching thread, 50 ms apart; must not block. */
        protected abstract void look(long nowNanos);

        /** Called once, when the watch is closed while it has this item; must not block. */
        protected abstract void close();
    }

    /**
     * Watches an item until it is removed.
     *
     * @return false if the watch takes no more; the item then is not watched
     */
    public boolean add(Item item) {
        lock.lock();
        try {
            if (refusing) {
                return false;
            }
            wake();
            item.next = first;
            if (first != null) {
                first.previous = item;
            }
            first = item;
            item.watched = true;
            size++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** May throw if the machine has no more threads; then nothing has changed, and the next caller tries again. */
    private void wake() {
        if (watcher == null) {
            Thread started = threads.newThread(this::run);
            started.start();
            watcher = started;
        } else if (watcherSleeps) {
            watcherSleeps = false;
            wanted.signal();
        }
    }

    /** Watches it no longer; does nothing if it is not watched. */
    public void remove(Item item) {
        lock.lock();
        try {
            if (!item.watched) {
                return;
            }
            item.watched = false;
            size--;
            if (size == 0) {
                empty.signalAll();
            }
            Item before = item.previous;
            Item after = item.next;
            if (before == null) {
                first = after;
            } else {
                before.next = after;
            }
            if (after != null) {
                after.previous = before;
            }
            item.previous = null;
            item.next = null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no new items, and waits until there are none, for so long at most. */
    public void drain(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            refusing = true;
            long left = nanos;
            while (size > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes every item that is watched; takes no new ones. */
    @Override
    public void close() {
        List<Item> left;
        lock.lock();
        try {
            refusing = true;
            closed = true;
            left = items();
            wanted.signal();
        } finally {
            lock.unlock();
        }
        for (Item item : left) {
            guard(item::close);
        }
    }

    /** What one item throws must not keep the others from being closed or, by ending the thread, from being watched. */
    private static void guard(Runnable task) {
        try {
            task.run();
        } catch (Throwable swallowed) {
            // The item's call still ends with its exchange.
        }
    }

    private void run() {
        while (awaitNextLook()) {
            guard(this::lookAtAll);
        }
    }

    private void lookAtAll() {
        List<Item> current;
        lock.lock();
        try {
            current = items();
        } finally {
            lock.unlock();
        }
        long now = time.nanos();
        for (Item item : current) {
            guard(() -> item.look(now));
        }
    }

    /** Waits for 50 ms, or for as long as there is nothing to watch. False: the thread ends. */
    private boolean awaitNextLook() {
        lock.lock();
        try {
            if (size > 0) {
                sleep(LOOK_NANOS);
                return true;
            }
            if (closed) {
                watcher = null;
                return false;
            }
            watcherSleeps = true;
            sleep(IDLE_NANOS);
            if (watcherSleeps) {
                watcherSleeps = false;
                watcher = null;
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // To look too early does no harm.
    private void sleep(long nanos) {
        try {
            long unused = wanted.awaitNanos(nanos);
        } catch (InterruptedException e) {
            // Nobody but this class knows the thread, so nobody means anything by it.
        }
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>(size);
        for (Item item = first; item != null; item = item.next) {
            items.add(item);
        }
        return items;
    }
}
