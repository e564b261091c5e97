package io.github.nh4j.internal.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Calls of which each depends on the answers before it. One call at a time.
 *
 * @param <R> what they come to
 */
public interface CallSequence<R> {
    /** The next call, whose decoder keeps what it needs of the answer; null if there is nothing left to do. */
    @Nullable
    Endpoint<Void> next();

    /** What the calls came to. */
    R result();
}
