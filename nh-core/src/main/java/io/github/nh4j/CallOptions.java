package io.github.nh4j;

import io.github.nh4j.internal.pipeline.PipelineSettings;
import io.github.nh4j.retry.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What is different for some calls: {@code hub.with(CallOptions.retry(RetryPolicy.never())).send(...)}. Immutable and
 * thread-safe.
 */
public final class CallOptions {
    private final UnaryOperator<PipelineSettings> change;

    private CallOptions(UnaryOperator<PipelineSettings> change) {
        this.change = change;
    }

    /**
     * Another retry policy.
     *
     * @param policy what is repeated
     * @return options with it alone
     */
    public static CallOptions retry(RetryPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return new CallOptions(settings -> settings.withRetryPolicy(policy));
    }

    /**
     * Another limit for the whole call: all attempts and the waits between them.
     *
     * @param timeout more than zero and at most a day
     * @return options with it alone
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public static CallOptions operationTimeout(Duration timeout) {
        Duration checked = ConnectionSettings.checked("operationTimeout", timeout);
        return new CallOptions(settings -> settings.withOperationTimeout(checked));
    }

    /**
     * Another limit for each attempt.
     *
     * @param timeout more than zero and at most a day
     * @return options with it alone
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public static CallOptions attemptTimeout(Duration timeout) {
        Duration checked = ConnectionSettings.checked("attemptTimeout", timeout);
        return new CallOptions(settings -> settings.withAttemptTimeout(checked));
    }

    PipelineSettings applyTo(PipelineSettings settings) {
        return change.apply(settings);
    }
}
