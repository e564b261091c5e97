package io.github.nh4j.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    @Test
    void aBlackOutHas35Retries() {
        assertThat(IntStream.range(0, 60_000).filter(i -> budget.take()).count())
                .isEqualTo(35);
    }

    @Test
    void fourteenSuccessesBuyAnother() {
        while (budget.take()) {
            assertThat(budget.left()).isNotNegative();
        }
        int missing = 14 - budget.left();

        for (int i = 1; i < missing; i++) {
            budget.succeeded();
            assertThat(budget.take()).isFalse();
        }
        budget.succeeded();

        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void moreThanFullItIsNot() {
        IntStream.range(0, 1_000).forEach(i -> budget.succeeded());

        assertThat(budget.left()).isEqualTo(500);
    }

    /** Three attempts at most, each of which fails in three cases of ten. */
    @Test
    void aBrownOutOfThreeTenthsHasAtMostElevenAttemptsForTenCalls() {
        Random random = new Random(42);
        int calls = 100_000;
        int attempts = 0;
        for (int call = 0; call < calls; call++) {
            attempts++;
            boolean fails = random.nextInt(10) < 3;
            if (!fails) {
                budget.succeeded();
            }
            for (int retry = 0; fails && retry < 2 && budget.take(); retry++) {
                attempts++;
                fails = random.nextInt(10) < 3;
            }
        }

        assertThat(attempts / (double) calls).isBetween(1.0, 1.10);
    }

    @Test
    void manyThreadsNeverTakeMoreThanThereIs() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        int[] taken = new int[8];
        Thread[] threads = new Thread[taken.length];
        for (int i = 0; i < threads.length; i++) {
            int own = i;
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                for (int j = 0; j < 10_000; j++) {
                    taken[own] += budget.take() ? 1 : 0;
                }
            });
            threads[i].start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(IntStream.of(taken).sum()).isEqualTo(35);
        assertThat(budget.left()).isEqualTo(10);
    }
}
