package io.github.nh4j.observe;

/**
 * Learns of every attempt of every call, for metrics. It is called on the attempt's own thread as soon as the attempt has
 * ended, and must not block. What it throws is logged once, and changes nothing. For spans that begin with an attempt, wrap
 * the transport.
 */
@FunctionalInterface
public interface ExchangeListener {
    /**
     * An attempt has ended.
     *
     * @param exchange what there is to know of it
     */
    void exchanged(Exchange exchange);
}
