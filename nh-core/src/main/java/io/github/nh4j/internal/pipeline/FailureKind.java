package io.github.nh4j.internal.pipeline;

import static io.github.nh4j.error.Delivery.NOT_SENT;
import static io.github.nh4j.error.Delivery.REJECTED;
import static io.github.nh4j.error.Delivery.UNKNOWN;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.internal.endpoint.OperationKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed: what that proves about its delivery, and which operations it lets be repeated. This is the table
 * of the policy; {@link Attempts} adds the numbers.
 *
 * <p>The letters stand for the kinds of operations by their columns.
 */
enum FailureKind {
    /** No connection was made, or the peer said that it had not looked at the request. */
    UNREACHED(NOT_SENT, "RRRRRRRR"),
    /** The name of the host is not known. */
    UNRESOLVED(NOT_SENT, "11111111"),
    /** The peer is not who it should be, by its certificate. */
    UNTRUSTED(NOT_SENT, "xxxxxxxx"),
    /** A proxy wanted credentials before it let the request through. */
    PROXY_REFUSED(NOT_SENT, "xxxxxxxx"),
    /** No usable answer came to what may have arrived. */
    BROKEN(UNKNOWN, "RRxxRLLL"),
    /** The hub, or a gateway before it, failed while it may have acted. */
    SERVER_ERROR(UNKNOWN, "RRxxRLLL"),
    /** The hub answered with success, and unreadably. */
    UNREADABLE(UNKNOWN, "RRxxxxxx"),
    /** An answer to a read that was too large, and would be again. The hub has not said no. */
    TOO_LARGE(UNKNOWN, "xxxxxxxx"),
    /** The transport broke its contract. */
    DEFECT(UNKNOWN, "xxxxxxxx"),
    /** The hub refused the token, which may have been too old, or signed by an old key. */
    TOKEN_REFUSED(REJECTED, "11111111"),
    /** The hub refused to act, and said when to come again, or that there were too many calls. */
    THROTTLED(REJECTED, "RRRRRRRR"),
    /** The peer would not look at the request on this connection, or so early. */
    UNPROCESSED(REJECTED, "RRRRRRRR"),
    /** There were too many changes of registrations. */
    CHANGES_THROTTLED(REJECTED, "RRRRRxRx"),
    /** Another operation on the same thing is going on, maybe an earlier attempt. */
    IN_PROGRESS(REJECTED, "RRRRRLLL"),
    /** The hub said no. */
    REFUSED(REJECTED, "xxxxxxxx");

    private final Delivery delivery;
    private final String reactions;

    FailureKind(Delivery delivery, String reactions) {
        this.delivery = delivery;
        this.reactions = reactions;
    }

    /** What it proves about the attempt. */
    Delivery delivery() {
        return delivery;
    }

    /**
     * Whether an operation may be repeated after it.
     *
     * @param again whether the call has failed like this before
     */
    boolean allowsRetry(OperationKind operation, boolean again, boolean repeatsWhatMayHaveArrived) {
        return switch (reactions.charAt(operation.column())) {
            case 'R' -> true;
            case '1' -> !again;
            case 'L' -> repeatsWhatMayHaveArrived;
            default -> false;
        };
    }

    /** Whether there were too many calls, so that the next one should not come soon. */
    boolean isThrottling() {
        return this == THROTTLED || this == CHANGES_THROTTLED || this == IN_PROGRESS;
    }

    /** The kind of an answer that is no success. */
    static FailureKind of(int status, String code, String detail, @Nullable Duration retryAfter) {
        return switch (status) {
            case 401 -> detail.contains("claim is required") ? REFUSED : TOKEN_REFUSED;
            case 403 -> retryAfter == null ? REFUSED : THROTTLED;
            case 407 -> PROXY_REFUSED;
            // Meant for a request that did not come whole, but gateways use it when the service behind them is slow.
            case 408 -> SERVER_ERROR;
            case 409 -> conflict(code, retryAfter);
            case 421, 425 -> UNPROCESSED;
            case 429 -> THROTTLED;
            case 501, 505 -> REFUSED;
            // With a wait it is a refusal; without, push services were seen to deliver and answer 503.
            case 503 -> retryAfter == null ? SERVER_ERROR : THROTTLED;
            default -> status >= 300 && status < 500 ? REFUSED : SERVER_ERROR;
        };
    }

    private static FailureKind conflict(String code, @Nullable Duration retryAfter) {
        if (code.equals("40901")) {
            return IN_PROGRESS;
        }
        return code.equals("40900") && retryAfter == null ? REFUSED : CHANGES_THROTTLED;
    }
}
