package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attempt that ends in the very moment in which it would be given up must not take the next one with it. */
@Timeout(60)
class AbandonedAttemptTest {
    private static final int LOOKS_UNTIL_IT_IS_GIVEN_UP = 4;

    private final List<CompletableFuture<TransportResponse>> exchanges =
            List.of(new CompletableFuture<>(), new CompletableFuture<>());
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Cancellation first;
    private volatile long nanos;

    /** The watch has chosen what it looks at before it asks for the time. */
    private long look() {
        Cancellation fired = first;
        if (Thread.currentThread().getName().equals("nh4j-watch") && fired != null && fired.isCancelled()) {
            int look = looks.incrementAndGet();
            if (look == LOOKS_UNTIL_IT_IS_GIVEN_UP) {
                exchanges.get(0).completeExceptionally(new IOException("aborted"));
            } else if (look > 2 * LOOKS_UNTIL_IT_IS_GIVEN_UP) {
                over.countDown();
            }
        }
        return nanos;
    }

    @Test
    void theNextAttemptGoesOn() throws Exception {
        ClientSettings settings = ClientSettings.of(ConnectionString.parse(Contoso.CONNECTION_STRING), Contoso.HUB);
        settings.transport(new Pending());
        settings.callbackExecutor(Runnable::run);
        settings.randomness(() -> 0);
        settings.time(new Time() {
            @Override
            public long epochMillis() {
                return 0;
            }

            @Override
            public long nanos() {
                return look();
            }
        });
        CompletableFuture<Boolean> reading =
                settings.build().async().installations().exists("phone-1");

        nanos = Duration.ofSeconds(11).toNanos();
        over.await();
        exchanges.get(1).complete(TransportResponse.of(404, Headers.none(), new byte[0]));

        assertThat(reading.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(sent).hasValue(2);
    }

    private final class Pending implements AsyncTransport {
        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
            if (sent.get() == 0) {
                first = cancellation;
            }
            return exchanges.get(sent.getAndIncrement());
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
