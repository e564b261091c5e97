package io.github.nh4j.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsEveryAbortOnce() {
        cancellation.onCancel(runs::incrementAndGet);
        cancellation.onCancel(runs::incrementAndGet);
        assertThat(cancellation.isCancelled()).isFalse();

        cancellation.cancel();
        cancellation.cancel();

        assertThat(runs).hasValue(2);
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void runsAnAbortAtOnceIfItHasFiredAlready() {
        cancellation.cancel();
        cancellation.onCancel(runs::incrementAndGet).close();

        assertThat(runs).hasValue(1);
    }

    @Test
    void doesNotRunAnAbortThatWasTakenBack() {
        Cancellation.Registration registration = cancellation.onCancel(runs::incrementAndGet);
        registration.close();
        registration.close();
        cancellation.cancel();

        assertThat(runs).hasValue(0);
    }

    @Test
    void runsTheOthersIfOneAbortThrows() {
        cancellation.onCancel(() -> {
            throw new IllegalStateException("broken");
        });
        cancellation.onCancel(runs::incrementAndGet);

        cancellation.cancel();

        assertThat(runs).hasValue(1);
    }

    @Test
    void letsAnAbortCloseItsOwnRegistration() {
        AtomicReference<Cancellation.Registration> own = new AtomicReference<>();
        own.set(cancellation.onCancel(() -> {
            Objects.requireNonNull(own.get()).close();
            runs.incrementAndGet();
        }));

        cancellation.cancel();

        assertThat(runs).hasValue(1);
    }

    @Test
    void waitsInCloseForAnAbortThatIsRunning() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Cancellation.Registration registration = cancellation.onCancel(() -> {
            running.countDown();
            await(goOn);
            runs.incrementAndGet();
        });
        CompletableFuture<Void> firing = CompletableFuture.runAsync(cancellation::cancel);
        await(running);
        AtomicInteger seen = new AtomicInteger(-1);
        Thread closer = new Thread(() -> {
            registration.close();
            seen.set(runs.get());
        });
        closer.start();
        // It ends at once if close() is no barrier.
        while (closer.getState() != Thread.State.WAITING && closer.isAlive()) {
            Thread.onSpinWait();
        }

        goOn.countDown();
        closer.join();
        firing.get(10, SECONDS);

        assertThat(seen).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
