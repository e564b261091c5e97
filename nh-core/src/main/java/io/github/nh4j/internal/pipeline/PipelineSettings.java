package io.github.nh4j.internal.pipeline;

import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.transport.Transport;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline is made of.
 *
 * @param resource what tokens are signed for
 * @param callbacks runs whatever user code waits for a future
 */
public record PipelineSettings(
        Transport transport,
        SasSigner signer,
        String resource,
        String userAgent,
        Duration operationTimeout,
        @Nullable WireDump wireDump,
        Executor callbacks,
        Time time,
        Randomness randomness) {}
