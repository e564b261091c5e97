package io.github.nh4j.integration.chaos;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.notification.BatchOutcome;

/** What a client says of a call that has ended. */
enum Said {
    ACCEPTED,
    NOT_SENT,
    REJECTED,
    UNKNOWN;

    static Said of(Delivery delivery) {
        return valueOf(delivery.name());
    }

    /** Of a call that has returned something: a batch of one part tells so of its failure. */
    static Said of(Object outcome) {
        return outcome instanceof BatchOutcome batch
                ? batch.parts()
                        .get(0)
                        .failure()
                        .map(NotificationHubException::delivery)
                        .map(Said::of)
                        .orElse(ACCEPTED)
                : ACCEPTED;
    }

    /**
     * Whether that is true.
     *
     * @param accepted how often the hub has accepted the call
     * @param safe whether the client may not repeat what may have arrived
     */
    boolean agreesWith(long accepted, boolean safe) {
        return switch (this) {
            case ACCEPTED -> safe ? accepted == 1 : accepted >= 1;
            case NOT_SENT, REJECTED -> accepted == 0;
            case UNKNOWN -> !safe || accepted <= 1;
        };
    }
}
