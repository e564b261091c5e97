package io.github.nh4j.internal.pipeline;

import io.github.nh4j.error.Delivery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an answer proves about the delivery of what it answers. */
final class Certainty {
    private Certainty() {}

    static Delivery of(int status, @Nullable Duration retryAfter) {
        return switch (status) {
            // A proxy wanted credentials before it let the request through.
            case 407 -> Delivery.NOT_SENT;
            // Meant for a request that did not come whole, but gateways use it when the service behind them is slow.
            case 408 -> Delivery.UNKNOWN;
            case 501, 505 -> Delivery.REJECTED;
            // With a wait it is a refusal; without, push services were seen to deliver and answer 503.
            case 503 -> retryAfter == null ? Delivery.UNKNOWN : Delivery.REJECTED;
            default -> status >= 300 && status < 500 ? Delivery.REJECTED : Delivery.UNKNOWN;
        };
    }
}
