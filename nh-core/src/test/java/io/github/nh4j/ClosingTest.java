package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a client that waits for its calls. */
@Timeout(60)
class ClosingTest {
    private final CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
    private final CountDownLatch aborted = new CountDownLatch(1);
    private final AsyncTransport transport = (request, cancellation) -> {
        cancellation.onCancel(() -> {
            aborted.countDown();
            answer.completeExceptionally(new IOException("aborted"));
        });
        return answer;
    };
    private final NotificationHubClient hub = Contoso.client(transport);

    @AfterEach
    void leaveNoInterruptBehind() {
        boolean unused = Thread.interrupted();
    }

    @Test
    void aCallInFlightMayEnd() throws Exception {
        CompletableFuture<NotificationOutcome> sending = hub.async().send(RetryProbe.HELLO, RetryProbe.NEWS);
        Thread closing = new Thread(() -> hub.close(Duration.ofHours(1)));
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(catchThrowable(() -> hub.send(RetryProbe.HELLO, RetryProbe.NEWS)))
                .hasMessageContaining("the client is closed");

        answer.complete(TransportResponse.of(201, Headers.none(), new byte[0]));

        closing.join();
        assertThat(sending.get()).isNotNull();
        assertThat(aborted.getCount()).isEqualTo(1);
    }

    @Test
    void whatHasNotEndedByThenIsEnded() {
        CompletableFuture<NotificationOutcome> sending = hub.async().send(RetryProbe.HELLO, RetryProbe.NEWS);

        hub.close(Duration.ofMillis(1));

        assertThat(aborted.getCount()).isZero();
        assertThat(catchThrowable(sending::get))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN))
                .hasMessageContaining("closed");
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        CompletableFuture<NotificationOutcome> sending = hub.async().send(RetryProbe.HELLO, RetryProbe.NEWS);
        Thread.currentThread().interrupt();

        hub.close(Duration.ofHours(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(catchThrowable(sending::get)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void withoutCallsItDoesNotWait() {
        hub.close(Duration.ofHours(1));
        hub.close(Duration.ofSeconds(-1));
        hub.close();

        assertThat(catchThrowable(() -> hub.send(RetryProbe.HELLO, RetryProbe.NEWS)))
                .hasMessageContaining("the client is closed");
    }
}
