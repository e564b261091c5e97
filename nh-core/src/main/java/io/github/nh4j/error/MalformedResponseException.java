package io.github.nh4j.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hub answered with success, but its answer could not be read. The hub has most likely acted on the call. */
public final class MalformedResponseException extends NotificationHubException {
    private static final long serialVersionUID = 1;

    /**
     * An answer that could not be read.
     *
     * @param message what happened
     * @param delivery what is certain
     * @param trackingId the client's id for the call
     * @param attempts how often the call was tried
     * @param cause what led to it, if there is something
     */
    public MalformedResponseException(
            String message, Delivery delivery, String trackingId, List<Attempt> attempts, @Nullable Throwable cause) {
        super(message, delivery, trackingId, attempts, cause);
    }
}
