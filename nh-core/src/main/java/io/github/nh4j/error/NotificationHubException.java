package io.github.nh4j.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call to the hub failed. {@link #delivery()} says whether it may have taken effect all the same.
 *
 * <p>No message, and no cause made by nh4j, holds a key, a token or a payload.
 */
public abstract sealed class NotificationHubException extends RuntimeException
        permits ServiceException, TransportException, MalformedResponseException {
    private static final long serialVersionUID = 1;

    /** What is certain. */
    private final Delivery delivery;
    /** The client's id for the call. */
    private final String trackingId;

    NotificationHubException(String message, Delivery delivery, String trackingId, @Nullable Throwable cause) {
        super(message, cause);
        this.delivery = Objects.requireNonNull(delivery, "delivery");
        this.trackingId = Objects.requireNonNull(trackingId, "trackingId");
    }

    /**
     * Whether the hub may have acted on the call.
     *
     * @return what is certain
     */
    public final Delivery delivery() {
        return delivery;
    }

    /**
     * The id that the client made for this call and sent with it in the header {@code TrackingId}.
     *
     * @return a UUID; give it to Azure's support
     */
    public final String trackingId() {
        return trackingId;
    }
}
