package io.github.nh4j.internal.pipeline;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many retries a client may still make. When much fails, the bucket empties, and calls are tried once only until
 * enough of them have succeeded: a hub in trouble is not made to work three times as much.
 */
final class RetryBudget {
    private static final int FULL = 500;
    private static final int PRICE = 14;

    private final AtomicInteger left = new AtomicInteger(FULL);

    /** Takes the price of a retry. False: there is not enough. */
    boolean take() {
        int present = left.get();
        while (present >= PRICE) {
            int witness = left.compareAndExchange(present, present - PRICE);
            if (witness == present) {
                return true;
            }
            present = witness;
        }
        return false;
    }

    /** A call has succeeded at its first attempt. */
    void succeeded() {
        int present = left.get();
        while (present < FULL) {
            int witness = left.compareAndExchange(present, present + 1);
            if (witness == present) {
                return;
            }
            present = witness;
        }
    }

    int left() {
        return left.get();
    }
}
