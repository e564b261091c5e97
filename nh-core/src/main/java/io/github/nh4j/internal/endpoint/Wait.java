package io.github.nh4j.internal.endpoint;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A read that is made again and again until what it reads is final.
 *
 * @param mayBeMissing whether 404 means "not yet"
 * @param firstPause from the first read to the second; later ones are longer
 * @param atMost how long to wait
 * @param progress is told what each read has read
 */
public record Wait<T>(
        Endpoint<T> read,
        Predicate<? super T> isFinal,
        boolean mayBeMissing,
        Duration firstPause,
        Duration atMost,
        Consumer<? super T> progress) {
    private static final Duration LONGEST = Duration.ofDays(30);

    public Wait {
        if (atMost.isNegative() || atMost.isZero() || atMost.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the time to wait is " + atMost + "; it must be more than zero and at most 30 days");
        }
    }
}
