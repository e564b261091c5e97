package io.github.nh4j.transport.tck;

import java.time.Duration;

/**
 * How long tests wait for what a transport that keeps the rules does in a moment. The system property
 * {@code nh4j.tck.patience} changes it, in percent.
 */
final class Patience {
    private static final int PERCENT = 100;

    private Patience() {}

    /** So many seconds at 100 percent. */
    static Duration ofSeconds(int usual) {
        return Duration.ofSeconds(usual)
                .multipliedBy(Integer.getInteger("nh4j.tck.patience", PERCENT))
                .dividedBy(PERCENT);
    }
}
