package io.github.nh4j.retry;

/**
 * Which calls are repeated by themselves when they fail. What every policy but {@link #never()} repeats:
 *
 * <ul>
 *   <li>any call that provably never reached the hub, or that the hub refused before it acted on it: a connection that
 *       could not be made, 429, and 403 or 503 with a wait; and once a 401, with a new token;
 *   <li>after any other failure, only calls that do no harm twice: reads, deletions, and writes that name what they write.
 * </ul>
 *
 * <p>A wait that the hub asks for is never cut short. All attempts and waits of a call together end with its operation
 * timeout.
 *
 * <p>Immutable and thread-safe.
 */
public final class RetryPolicy {
    private static final int USUAL_ATTEMPTS = 3;
    private static final int MOST_ATTEMPTS = 10;
    private static final RetryPolicy SAFE = new RetryPolicy(false, USUAL_ATTEMPTS);
    private static final RetryPolicy AT_LEAST_ONCE = new RetryPolicy(true, USUAL_ATTEMPTS);
    private static final RetryPolicy NEVER = new RetryPolicy(false, 1);

    private final boolean repeatsWhatMayHaveArrived;
    private final int maxAttempts;

    private RetryPolicy(boolean repeatsWhatMayHaveArrived, int maxAttempts) {
        this.repeatsWhatMayHaveArrived = repeatsWhatMayHaveArrived;
        this.maxAttempts = maxAttempts;
    }

    /**
     * The usual policy: no notification is pushed twice, and nothing is created twice.
     *
     * @return a policy of three attempts
     */
    public static RetryPolicy safe() {
        return SAFE;
    }

    /**
     * Repeats sends and creations even if they may have arrived, so that a device may get a notification twice. With a
     * collapse key, the second takes the place of the first.
     *
     * @return a policy of three attempts
     */
    public static RetryPolicy atLeastOnce() {
        return AT_LEAST_ONCE;
    }

    /**
     * Repeats nothing.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy never() {
        return NEVER;
    }

    /**
     * The same with another number of attempts.
     *
     * @param attempts how often a call is sent at most, with the first time; 1 to 10
     * @return a policy
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "maxAttempts is " + attempts + "; it must be 1 to " + MOST_ATTEMPTS + ", with the first attempt");
        }
        return new RetryPolicy(repeatsWhatMayHaveArrived, attempts);
    }

    /**
     * How often a call is sent at most.
     *
     * @return 1 to 10, with the first attempt
     */
    public int maxAttempts() {
        return maxAttempts;
    }

    /**
     * Whether sends and creations are repeated that may have arrived.
     *
     * @return true for {@link #atLeastOnce()} only
     */
    public boolean repeatsWhatMayHaveArrived() {
        return repeatsWhatMayHaveArrived;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RetryPolicy policy
                && policy.repeatsWhatMayHaveArrived == repeatsWhatMayHaveArrived
                && policy.maxAttempts == maxAttempts;
    }

    @Override
    public int hashCode() {
        return 31 * maxAttempts + Boolean.hashCode(repeatsWhatMayHaveArrived);
    }

    @Override
    public String toString() {
        String name = maxAttempts == 1 ? "never" : repeatsWhatMayHaveArrived ? "atLeastOnce" : "safe";
        return "RetryPolicy[" + name + ", maxAttempts=" + maxAttempts + "]";
    }
}
