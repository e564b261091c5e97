package io.github.nh4j.internal.pipeline;

import io.github.nh4j.observe.Exchange;
import io.github.nh4j.observe.ExchangeListener;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a listener, whatever it does with it. */
final class Listening {
    private final ExchangeListener listener;
    private final AtomicBoolean failureLogged = new AtomicBoolean();

    Listening(ExchangeListener listener) {
        this.listener = listener;
    }

    void tell(Exchange exchange) {
        try {
            listener.exchanged(exchange);
        } catch (RuntimeException e) {
            if (failureLogged.compareAndSet(false, true)) {
                Pipeline.LOGGER.log(Level.WARNING, "the exchange listener has failed; this is said once", e);
            }
        }
    }
}
