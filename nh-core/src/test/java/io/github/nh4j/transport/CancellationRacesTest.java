package io.github.nh4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancellationRacesTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void endTheThreads() {
        threads.shutdownNow();
    }

    @Test
    void anyExceptionOfAnAbortIsSwallowedAndTheOtherAbortsRun() {
        Cancellation cancellation = new Cancellation();
        List<String> ran = new ArrayList<>();
        cancellation.onCancel(() -> {
            throw new IllegalStateException("unchecked");
        });
        cancellation.onCancel(() -> CancellationRacesTest.<RuntimeException>throwUndeclared(new IOException("closed")));
        cancellation.onCancel(() -> ran.add("last"));

        assertThatNoException().isThrownBy(cancellation::cancel);

        assertThat(ran).containsExactly("last");
        assertThatNoException()
                .isThrownBy(() -> cancellation.onCancel(
                        () -> CancellationRacesTest.<RuntimeException>throwUndeclared(new IOException("late"))));
    }

    @Test
    void whenCloseHasReturnedTheAbortNeitherRunsNorWillRun() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            Cancellation cancellation = new Cancellation();
            AtomicBoolean closed = new AtomicBoolean();
            AtomicInteger runsAfterClose = new AtomicInteger();
            AtomicInteger runs = new AtomicInteger();
            Cancellation.Registration registration = cancellation.onCancel(() -> {
                runs.incrementAndGet();
                for (int i = 0; i < 100; i++) {
                    Thread.onSpinWait(); // Long enough to be overtaken by a close() that is no barrier.
                }
                if (closed.get()) {
                    runsAfterClose.incrementAndGet();
                }
            });
            CyclicBarrier start = new CyclicBarrier(3);
            Future<?> closing = threads.submit(() -> {
                start.await();
                registration.close();
                closed.set(true);
                return null;
            });
            Future<?> first = threads.submit(() -> cancelAt(start, cancellation));
            Future<?> second = threads.submit(() -> cancelAt(start, cancellation));
            for (Future<?> done : List.of(closing, first, second)) {
                done.get(10, TimeUnit.SECONDS);
            }

            assertThat(runsAfterClose).hasValue(0);
            assertThat(runs).hasValueLessThanOrEqualTo(1);
        }
    }

    private static boolean cancelAt(CyclicBarrier start, Cancellation cancellation) throws Exception {
        start.await();
        cancellation.cancel();
        return cancellation.isCancelled();
    }

    /** As languages without checked exceptions throw them. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void throwUndeclared(Exception exception) throws E {
        throw (E) exception;
    }
}
