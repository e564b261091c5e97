package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the rules about {@code sendAsync} share: T11, T12 and T13. A transport that only blocks skips them. */
abstract class AsyncRules extends Rules {
    private static final int LONGEST_WAIT_SECONDS = 10;

    /** Less than the five seconds or more for which stacks wait for a connection. */
    private static final int RETURN_SECONDS = 4;

    AsyncRules(TransportContract contract, Rule rule) {
        super(contract, rule);
    }

    final AsyncTransport async() {
        assumeTrue(transport() instanceof AsyncTransport, "this transport has no sendAsync");
        return (AsyncTransport) transport();
    }

    /** Starts a call from a thread that does not hang the test if the transport blocks it. */
    final CompletableFuture<TransportResponse> start(
            TransportRequest request, Cancellation cancellation, String situation) {
        AsyncTransport transport = async();
        CompletableFuture<CompletableFuture<TransportResponse>> started = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> {
                    try {
                        started.complete(transport.sendAsync(request, cancellation));
                    } catch (Throwable e) {
                        started.completeExceptionally(e);
                    }
                },
                "contract-caller");
        caller.setDaemon(true);
        caller.start();
        try {
            return started.get(Patience.ofSeconds(RETURN_SECONDS).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return fail("[" + when(situation) + "] sendAsync has thrown instead of failing the future", e.getCause());
        } catch (TimeoutException e) {
            cancellation.cancel();
            return fail("[%s] sendAsync has not returned", when(situation));
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted in the test itself", e);
        }
    }

    /** What a stage sees that hangs on this future: {@code get} would hide what is wrapped around it. */
    final Throwable failureOf(CompletableFuture<?> future, String situation) {
        Throwable failure = resultOf(future.handle((response, thrown) -> thrown), situation);
        assertThat(failure)
                .as(when(situation + ", and the future did not fail"))
                .isNotNull();
        return failure;
    }

    final <T extends @Nullable Object> T resultOf(CompletableFuture<T> future, String situation) {
        assertThatCode(() -> future.get(Patience.ofSeconds(LONGEST_WAIT_SECONDS).toMillis(), TimeUnit.MILLISECONDS))
                .as(when(situation))
                .doesNotThrowAnyException();
        return future.join();
    }

    final void isBare(@Nullable Throwable failure, String situation) {
        assertThat(failure instanceof CompletionException || failure instanceof ExecutionException)
                .as(when(situation))
                .withFailMessage("This wraps the failure itself: %s", failure)
                .isFalse();
    }

    /** That what came before has left the transport in order. */
    final void theNextCallWorks(String situation) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            CompletableFuture<TransportResponse> next =
                    start(get(server.uri("/")).build(), new Cancellation(), situation);
            assertThat(resultOf(next, situation + ", and then the next call failed")
                            .status())
                    .isEqualTo(200);
        }
    }
}
