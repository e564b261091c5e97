package io.github.nh4j.internal.pipeline;

import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.observe.ExchangeListener;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.Transport;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline is made of.
 *
 * @param signers gives the signer of the present key; asked for each token
 * @param resource what tokens are signed for
 * @param callbacks runs whatever user code waits for a future
 */
public record PipelineSettings(
        Transport transport,
        Supplier<SasSigner> signers,
        String resource,
        String userAgent,
        Duration operationTimeout,
        Duration attemptTimeout,
        RetryPolicy retryPolicy,
        @Nullable WireDump wireDump,
        @Nullable ExchangeListener listener,
        Executor callbacks,
        Time time,
        Randomness randomness) {
    public PipelineSettings withRetryPolicy(RetryPolicy policy) {
        return with(operationTimeout, attemptTimeout, policy);
    }

    public PipelineSettings withOperationTimeout(Duration timeout) {
        return with(timeout, attemptTimeout, retryPolicy);
    }

    public PipelineSettings withAttemptTimeout(Duration timeout) {
        return with(operationTimeout, timeout, retryPolicy);
    }

    private PipelineSettings with(Duration operation, Duration attempt, RetryPolicy policy) {
        return new PipelineSettings(
                transport,
                signers,
                resource,
                userAgent,
                operation,
                attempt,
                policy,
                wireDump,
                listener,
                callbacks,
                time,
                randomness);
    }
}
