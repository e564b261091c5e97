package io.github.nh4j.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.internal.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCacheTest {
    private final AtomicLong now = new AtomicLong(1_893_456_000_000L);
    private volatile Runnable onReading = () -> {};
    private final TokenCache cache = new TokenCache(
            () -> SasSigner.of(ConnectionString.parse("Endpoint=sb://ns/;SharedAccessKeyName=n;SharedAccessKey=k")),
            "https://ns/hub",
            new Time() {
                @Override
                public long epochMillis() {
                    onReading.run();
                    return now.get();
                }

                @Override
                public long nanos() {
                    return 0;
                }
            });

    @Test
    @Timeout(30)
    void signsOnceForAllThatComeAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            now.addAndGet(Duration.ofHours(1).toMillis());

            assertThat(manyAtOnce()).hasSize(1);
        }
    }

    @Test
    @Timeout(30)
    void renewsOnOneThreadWhileTheOthersGoOnWithTheOldToken() throws Exception {
        String old = cache.authorization();
        now.addAndGet(Duration.ofMinutes(17).toMillis());
        CountDownLatch signing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger readings = new AtomicInteger();
        Thread renewer = new Thread(() -> cache.authorization());
        onReading = () -> {
            // The first reading finds the token old; the second one belongs to the signing.
            if (Thread.currentThread() == renewer && readings.incrementAndGet() == 2) {
                signing.countDown();
                await(goOn);
            }
        };
        renewer.start();
        await(signing);

        assertThat(cache.authorization()).isSameAs(old);

        goOn.countDown();
        renewer.join();
        assertThat(cache.authorization()).isNotEqualTo(old);
    }

    /** The time goes on with every reading, so that a second signing would give a second token. */
    private Set<String> manyAtOnce() throws Exception {
        onReading = () -> now.addAndGet(1000);
        CyclicBarrier start = new CyclicBarrier(8);
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new AssertionError(e);
                }
                tokens.add(cache.authorization());
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return tokens;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void signsForTwentyMinutes() {
        assertThat(cache.authorization()).contains("&se=1893457200&");
    }

    @Test
    void usesATokenForSixteenMinutes() {
        String first = cache.authorization();

        now.addAndGet(Duration.ofMinutes(16).toMillis() - 1);
        assertThat(cache.authorization()).isSameAs(first);

        now.incrementAndGet();
        assertThat(cache.authorization()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -86_400_000, 86_400_000})
    void signsAnewIfTheClockJumps(long millis) {
        String first = cache.authorization();

        now.addAndGet(millis);

        assertThat(cache.authorization()).isNotSameAs(first).contains("&se=" + (now.get() + 1_200_000) / 1000 + "&");
    }
}
