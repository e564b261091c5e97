package io.github.nh4j.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted; its interrupt flag is set again. Unless {@link #delivery()} is NOT_SENT, the hub may have accepted the call. */
public final class CallInterruptedException extends TransportException {
    private static final long serialVersionUID = 1;

    /**
     * A call that was interrupted.
     *
     * @param message what happened
     * @param delivery what is certain
     * @param trackingId the client's id for the call
     * @param attempts how often the call was tried
     * @param cause what led to it, if there is something
     */
    public CallInterruptedException(
            String message, Delivery delivery, String trackingId, List<Attempt> attempts, @Nullable Throwable cause) {
        super(message, delivery, trackingId, attempts, cause);
    }
}
