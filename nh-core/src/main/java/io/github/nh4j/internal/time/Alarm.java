package io.github.nh4j.internal.time;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Rings once: when its time has come, up to 50 ms late, or when the watch is closed. */
public final class Alarm extends Watch.Item {
    private final Watch watch;
    private final long dueNanos;
    private final Runnable ring;
    private final AtomicBoolean over = new AtomicBoolean();

    /** An alarm that is not set yet. It rings on the watching thread, or on that which closes the watch; must not block. */
    public Alarm(Watch watch, long dueNanos, Runnable ring) {
        this.watch = watch;
        this.dueNanos = dueNanos;
        this.ring = ring;
    }

    /** Sets it. False: the watch is closed, and it will not ring. */
    public boolean set() {
        return watch.add(this);
    }

    /** It rings no longer. If it may have been stopped before it was set, it has to be stopped again after. */
    public void stop() {
        over.set(true);
        watch.remove(this);
    }

    /** Blocks until the time has come or the watch is closed. False: it was closed already. */
    public static boolean await(Watch watch, long dueNanos) throws InterruptedException {
        CountDownLatch rung = new CountDownLatch(1);
        Alarm alarm = new Alarm(watch, dueNanos, rung::countDown);
        if (!alarm.set()) {
            return false;
        }
        try {
            rung.await();
            return true;
        } finally {
            alarm.stop();
        }
    }

    @Override
    protected void look(long nowNanos) {
        if (nowNanos - dueNanos >= 0) {
            ring();
        }
    }

    @Override
    protected void close() {
        ring();
    }

    private void ring() {
        if (over.compareAndSet(false, true)) {
            watch.remove(this);
            ring.run();
        }
    }
}
