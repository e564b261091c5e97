package io.github.nh4j.error;

import java.util.List;
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
    /** Null once this was serialized. */
    private final transient @Nullable List<Attempt> attempts;

    NotificationHubException(
            String message, Delivery delivery, String trackingId, List<Attempt> attempts, @Nullable Throwable cause) {
        super(message, cause);
        this.attempts = List.copyOf(attempts);
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
     * How often the call was tried, and what each time failed with.
     *
     * @return the attempts in their order; empty if none was begun, or if this exception was serialized
     */
    public final List<Attempt> attempts() {
        return attempts == null ? List.of() : attempts;
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
