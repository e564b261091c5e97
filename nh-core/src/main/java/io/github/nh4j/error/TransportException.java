package io.github.nh4j.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * There was no usable answer: the hub was not reached, or the exchange broke. With {@link Delivery#NOT_SENT} nothing was
 * sent; with {@link Delivery#UNKNOWN} the hub may have accepted the call.
 */
public sealed class TransportException extends NotificationHubException
        permits DeadlineExceededException, CallInterruptedException {
    private static final long serialVersionUID = 1;

    /**
     * The same without attempts.
     *
     * @param message what happened
     * @param delivery what is certain
     * @param trackingId the client's id for the call
     * @param cause the exception behind it, if there is one
     */
    public TransportException(String message, Delivery delivery, String trackingId, @Nullable Throwable cause) {
        this(message, delivery, trackingId, List.of(), cause);
    }

    /**
     * A failure on the way to the hub or back.
     *
     * @param message what happened
     * @param delivery what is certain
     * @param trackingId the client's id for the call
     * @param attempts how often the call was tried
     * @param cause the transport's exception, if there is one
     */
    public TransportException(
            String message, Delivery delivery, String trackingId, List<Attempt> attempts, @Nullable Throwable cause) {
        super(message, delivery, trackingId, attempts, cause);
    }
}
