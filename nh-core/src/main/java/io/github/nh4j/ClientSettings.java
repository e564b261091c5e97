package io.github.nh4j;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.internal.discovery.TransportDiscovery;
import io.github.nh4j.internal.endpoint.HubRoutes;
import io.github.nh4j.internal.endpoint.InstallationEndpoints;
import io.github.nh4j.internal.endpoint.RegistrationEndpoints;
import io.github.nh4j.internal.endpoint.SendEndpoints;
import io.github.nh4j.internal.pipeline.Pipeline;
import io.github.nh4j.internal.pipeline.PipelineSettings;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** What a client is made of, and how it is put together. Tests replace clock and randomness here. */
final class ClientSettings {
    private final SasSigner signer;
    private final HubRoutes routes;
    private @Nullable Transport transport;
    private @Nullable WireDump wireDump;
    private Duration operationTimeout = Duration.ofSeconds(30);
    private Executor callbackExecutor = ForkJoinPool.commonPool();
    private Time time = Time.system();
    private Randomness randomness = Randomness.system();

    ClientSettings(ConnectionString connectionString, String hub) {
        this.signer = SasSigner.of(connectionString);
        this.routes = new HubRoutes(connectionString.endpoint(), hub);
    }

    void transport(Transport given) {
        this.transport = Objects.requireNonNull(given, "transport");
    }

    void operationTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "operationTimeout is " + timeout + "; it must be more than zero and at most a day");
        }
        this.operationTimeout = timeout;
    }

    void wireDump(WireDump dump) {
        this.wireDump = Objects.requireNonNull(dump, "dump");
    }

    void callbackExecutor(Executor executor) {
        this.callbackExecutor = Objects.requireNonNull(executor, "executor");
    }

    void time(Time given) {
        this.time = given;
    }

    void randomness(Randomness given) {
        this.randomness = given;
    }

    NotificationHubClient build() {
        Transport given = transport;
        if (given != null) {
            return build(given, label(given), false);
        }
        TransportProvider provider = TransportDiscovery.discover();
        return build(provider.create(), provider.name(), true);
    }

    private NotificationHubClient build(Transport used, String label, boolean owned) {
        Pipeline pipeline = new Pipeline(new PipelineSettings(
                used,
                signer,
                routes.resource(),
                UserAgent.of(label),
                operationTimeout,
                wireDump,
                callbackExecutor,
                time,
                randomness));
        return new NotificationHubClient(
                pipeline,
                new SendEndpoints(routes, randomness),
                new InstallationEndpoints(routes),
                new RegistrationEndpoints(routes),
                used,
                owned);
    }

    /** A lambda's class has a name that tells nothing and holds characters that a header may not. */
    private static String label(Transport given) {
        return given.getClass().isHidden() || given.getClass().isSynthetic()
                ? "custom"
                : given.getClass().getSimpleName();
    }
}
