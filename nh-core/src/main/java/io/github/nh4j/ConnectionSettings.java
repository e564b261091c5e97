package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.internal.discovery.TransportDiscovery;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.PipelineSettings;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.observe.ExchangeListener;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every client is made of, and how it is connected. Tests replace clock and randomness here. */
class ConnectionSettings {
    private final Supplier<SasSigner> signers;
    private @Nullable Transport transport;
    private @Nullable WireDump wireDump;
    private @Nullable ExchangeListener listener;
    private Duration operationTimeout = Duration.ofSeconds(30);
    private Duration attemptTimeout = Duration.ofSeconds(10);
    private RetryPolicy retryPolicy = RetryPolicy.safe();
    private Executor callbackExecutor = ForkJoinPool.commonPool();
    private Time time = Time.system();
    private Randomness randomness = Randomness.system();

    ConnectionSettings(ConnectionString connectionString) {
        SasSigner signer = SasSigner.of(connectionString);
        this.signers = () -> signer;
    }

    /** For keys that are replaced. */
    ConnectionSettings(Supplier<ConnectionString> connectionStrings) {
        this.signers = () -> SasSigner.of(connectionStrings.get());
    }

    final void transport(Transport given) {
        this.transport = Objects.requireNonNull(given, "transport");
    }

    final void operationTimeout(Duration timeout) {
        this.operationTimeout = checked("operationTimeout", timeout);
    }

    final void attemptTimeout(Duration timeout) {
        this.attemptTimeout = checked("attemptTimeout", timeout);
    }

    static Duration checked(String name, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + timeout + "; it must be more than zero and at most a day");
        }
        return timeout;
    }

    final void retryPolicy(RetryPolicy policy) {
        this.retryPolicy = Objects.requireNonNull(policy, "policy");
    }

    final void wireDump(WireDump dump) {
        this.wireDump = Objects.requireNonNull(dump, "dump");
    }

    final void exchangeListener(ExchangeListener given) {
        this.listener = Objects.requireNonNull(given, "listener");
    }

    final void callbackExecutor(Executor executor) {
        this.callbackExecutor = Objects.requireNonNull(executor, "executor");
    }

    final void time(Time given) {
        this.time = given;
    }

    final void randomness(Randomness given) {
        this.randomness = given;
    }

    final Randomness randomness() {
        return randomness;
    }

    /**
     * Makes what calls go through.
     *
     * @param resource what tokens are signed for
     */
    final Connection connect(String resource) {
        Transport given = transport;
        if (given != null) {
            return connect(resource, given, label(given), false);
        }
        TransportProvider provider = TransportDiscovery.discover();
        return connect(resource, provider.create(), provider.name(), true);
    }

    private Connection connect(String resource, Transport used, String label, boolean owned) {
        Pipeline pipeline = new Pipeline(new PipelineSettings(
                used,
                signers,
                resource,
                UserAgent.of(label),
                operationTimeout,
                attemptTimeout,
                retryPolicy,
                wireDump,
                listener,
                callbackExecutor,
                time,
                randomness));
        return new Connection(pipeline, used, owned);
    }

    /** A lambda's class has a name that tells nothing and holds characters that a header may not. */
    private static String label(Transport given) {
        return given.getClass().isHidden() || given.getClass().isSynthetic()
                ? "custom"
                : given.getClass().getSimpleName();
    }
}
