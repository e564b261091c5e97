package io.github.nh4j;

import io.github.nh4j.observe.ExchangeListener;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.Transport;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Collects what all clients have. Not thread-safe.
 *
 * @param <B> the builder of the client
 */
public abstract sealed class ClientBuilder<B extends ClientBuilder<B>>
        permits NotificationHubClient.Builder, NamespaceClient.Builder {
    private final ConnectionSettings settings;

    ClientBuilder(ConnectionSettings settings) {
        this.settings = settings;
    }

    abstract B self();

    /**
     * Chooses the HTTP stack. Without this, the one transport on the class path is used.
     *
     * @param transport stays open when the client is closed
     * @return this builder
     */
    public final B transport(Transport transport) {
        settings.transport(transport);
        return self();
    }

    /**
     * Limits each call, from its start to the end of its last answer: all attempts and the waits between them.
     *
     * @param timeout more than zero and at most a day; 30 seconds if it is not given
     * @return this builder
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public final B operationTimeout(Duration timeout) {
        settings.operationTimeout(timeout);
        return self();
    }

    /**
     * Limits each attempt of a call, so that there is time for another.
     *
     * @param timeout more than zero and at most a day; 10 seconds if it is not given
     * @return this builder
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public final B attemptTimeout(Duration timeout) {
        settings.attemptTimeout(timeout);
        return self();
    }

    /**
     * Chooses which calls are repeated by themselves when they fail. Without this, it is {@link RetryPolicy#safe()}: those
     * that cannot do anything twice.
     *
     * @param policy what is repeated, and how often
     * @return this builder
     */
    public final B retryPolicy(RetryPolicy policy) {
        settings.retryPolicy(policy);
        return self();
    }

    /**
     * Shows requests and answers, with secrets masked. Descriptions of hubs are never shown.
     *
     * @param dump where to and how much
     * @return this builder
     */
    public final B wireDump(WireDump dump) {
        settings.wireDump(dump);
        return self();
    }

    /**
     * Tells of every attempt of every call.
     *
     * @param listener called on the attempt's thread
     * @return this builder
     */
    public final B exchangeListener(ExchangeListener listener) {
        settings.exchangeListener(listener);
        return self();
    }

    /**
     * Chooses the threads on which futures end, and with them the code that waits for them. Without this, it is the common
     * pool. An executor that runs tasks on the thread that hands them over must not be given code that blocks: that thread
     * is the stack's, or the one that watches the deadlines of all calls.
     *
     * @param executor stays open when the client is closed
     * @return this builder
     */
    public final B callbackExecutor(Executor executor) {
        settings.callbackExecutor(executor);
        return self();
    }
}
