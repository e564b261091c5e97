package io.github.nh4j.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchTest {
    private final FakeTime time = new FakeTime();
    private final Watch watch = new Watch(time);

    @AfterEach
    void closeTheWatch() {
        watch.close();
    }

    @Test
    void anItemIsLookedAtWithTheTimeOfTheClockAgainAndAgain() throws InterruptedException {
        Counting item = new Counting(2);
        time.nanos.set(42);

        assertThat(watch.add(item)).isTrue();

        assertThat(item.looked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(item.lastLook).hasValue(42);
    }

    @Test
    void anItemThatThrowsKeepsNobodyElseFromBeingWatched() throws InterruptedException {
        Counting other = new Counting(3);
        Throwing broken = new Throwing();
        watch.add(other);
        watch.add(broken);

        assertThat(other.looked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(broken.looks).hasValueGreaterThan(1);
    }

    @Test
    void anItemThatThrowsKeepsNobodyElseFromBeingClosed() {
        Counting first = new Counting(1);
        Counting last = new Counting(1);
        watch.add(first);
        watch.add(new Throwing());
        watch.add(last);

        assertThatNoException().isThrownBy(watch::close);

        assertThat(first.closes).hasValue(1);
        assertThat(last.closes).hasValue(1);
    }

    @Test
    void anItemThatWasRemovedIsNeitherLookedAtForLongNorClosed() throws InterruptedException {
        Counting removed = new Counting(1);
        watch.add(removed);
        assertThat(removed.looked.await(10, TimeUnit.SECONDS)).isTrue();

        watch.remove(removed);
        watch.remove(removed);
        // A round that had begun may still look at it; the second round after the removal may not.
        awaitRounds(2);
        int looks = removed.looks.get();
        awaitRounds(3);
        watch.close();

        assertThat(removed.looks).hasValue(looks);
        assertThat(removed.closes).hasValue(0);
    }

    @Test
    void aThreadThatCouldNotBeStartedIsStartedForTheNextItem() throws InterruptedException {
        AtomicInteger threads = new AtomicInteger();
        Watch starved = new Watch(time, task -> {
            if (threads.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create a thread");
            }
            return new Thread(task);
        });
        Counting refused = new Counting(1);
        Counting item = new Counting(1);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> starved.add(refused));

        assertThat(starved.add(item)).isTrue();

        assertThat(item.looked.await(10, TimeUnit.SECONDS)).isTrue();
        starved.close();
        assertThat(item.closes).hasValue(1);
        assertThat(refused.closes).hasValue(0);
    }

    @Test
    void theThreadKeepsNothingOfTheCallerWhoHappenedToStartIt() throws Exception {
        InheritableThreadLocal<String> tenant = new InheritableThreadLocal<>();
        ClassLoader application = new URLClassLoader(new URL[0]);
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        AtomicReference<@Nullable String> seen = new AtomicReference<>("none yet");
        AtomicReference<@Nullable ClassLoader> loader = new AtomicReference<>(application);
        CountDownLatch looked = new CountDownLatch(1);
        try {
            tenant.set("contoso");
            caller.setContextClassLoader(application);
            watch.add(new Watch.Item() {
                @Override
                protected void look(long nowNanos) {
                    seen.set(tenant.get());
                    loader.set(Thread.currentThread().getContextClassLoader());
                    looked.countDown();
                }

                @Override
                protected void close() {}
            });
        } finally {
            caller.setContextClassLoader(before);
            tenant.remove();
        }

        assertThat(looked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen.get()).isNull();
        assertThat(loader.get()).isNotSameAs(application);
    }

    @Test
    void aClosedWatchTakesNoItems() {
        watch.close();

        assertThat(watch.add(new Counting(1))).isFalse();
    }

    private void awaitRounds(int rounds) throws InterruptedException {
        Counting clock = new Counting(rounds);
        watch.add(clock);
        assertThat(clock.looked.await(10, TimeUnit.SECONDS)).isTrue();
        watch.remove(clock);
    }

    private static final class Counting extends Watch.Item {
        final CountDownLatch looked;
        final AtomicInteger looks = new AtomicInteger();
        final AtomicLong lastLook = new AtomicLong();
        final AtomicInteger closes = new AtomicInteger();

        Counting(int looksAwaited) {
            looked = new CountDownLatch(looksAwaited);
        }

        @Override
        protected void look(long nowNanos) {
            lastLook.set(nowNanos);
            looks.incrementAndGet();
            looked.countDown();
        }

        @Override
        protected void close() {
            closes.incrementAndGet();
        }
    }

    private static final class Throwing extends Watch.Item {
        final AtomicInteger looks = new AtomicInteger();

        @Override
        protected void look(long nowNanos) {
            looks.incrementAndGet();
            throw new IllegalStateException("look");
        }

        @Override
        protected void close() {
            throw new LinkageError("close");
        }
    }

    private static final class FakeTime implements Time {
        final AtomicLong nanos = new AtomicLong();

        @Override
        public long epochMillis() {
            throw new AssertionError("deadlines must not depend on the time of day");
        }

        @Override
        public long nanos() {
            return nanos.get();
        }
    }
}
