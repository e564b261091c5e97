package io.github.nh4j.internal.pipeline;

import io.github.nh4j.error.CallInterruptedException;
import io.github.nh4j.error.DeadlineExceededException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.internal.codec.ErrorBody;
import io.github.nh4j.internal.codec.ForeignText;
import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.codec.RetryAfter;
import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns the end of a call that failed into the exception that its caller sees. */
final class Failures {
    private static final int MOST_SHOWN = 1024;

    private Failures() {}

    /** The hub answered with a status that the operation does not expect. */
    static ServiceException answered(Endpoint<?> endpoint, Call call, TransportResponse response, long nowMillis) {
        ErrorBody error = ErrorBody.parse(response.body());
        Duration retryAfter = RetryAfter.of(response.headers(), nowMillis);
        String serviceTrackingId = ForeignText.id(response.headers(), "TrackingId");
        ServiceException.Builder failure = ServiceException.builder(response.status())
                .operation(endpoint.operation())
                .detail(error.detail())
                .delivery(Certainty.of(response.status(), retryAfter))
                .trackingId(call.trackingId())
                .serviceTrackingId(serviceTrackingId == null ? error.trackingId() : serviceTrackingId)
                .retryAfter(retryAfter);
        return (error.code().isEmpty() ? failure : failure.code(error.code())).build();
    }

    /** The hub answered with success, but what it said cannot be read. */
    static MalformedResponseException unreadable(Endpoint<?> endpoint, Call call, MalformedBodyException cause) {
        return new MalformedResponseException(
                endpoint.operation() + ": the hub answered with success, but " + cause.getMessage()
                        + ". It has most likely acted on the call; to repeat a send may push twice."
                        + tail(Delivery.UNKNOWN, call),
                Delivery.UNKNOWN,
                call.trackingId(),
                cause);
    }

    /** The client was closed before the call began. */
    static TransportException closed(Endpoint<?> endpoint, Call call) {
        return new TransportException(
                endpoint.operation() + ": the client is closed." + tail(Delivery.NOT_SENT, call),
                Delivery.NOT_SENT,
                call.trackingId(),
                null);
    }

    /** The caller came with its interrupt flag set, which stays set. */
    static CallInterruptedException interruptedBefore(Endpoint<?> endpoint, Call call) {
        return new CallInterruptedException(
                endpoint.operation() + ": the thread was interrupted before the call began."
                        + tail(Delivery.NOT_SENT, call),
                Delivery.NOT_SENT,
                call.trackingId(),
                null);
    }

    /**
     * The exchange broke. Why is known here better than by the transport: it was told to stop, or it was not.
     *
     * @param cause what the transport threw, or null if it has not ended the exchange
     */
    static NotificationHubException broken(Endpoint<?> endpoint, Call call, @Nullable Throwable cause) {
        Delivery delivery = cause instanceof RequestNotSentException ? Delivery.NOT_SENT : Delivery.UNKNOWN;
        String what = endpoint.operation() + ": ";
        String consequence = delivery == Delivery.NOT_SENT
                ? " Nothing was sent."
                : " The hub may have accepted the call; to repeat a send may push twice.";
        String tail = consequence + tail(delivery, call);
        Call.Reason reason = call.reason();
        if (reason == null && cause instanceof InterruptedException) {
            reason = Call.Reason.INTERRUPT;
        }
        if (reason == null) {
            return new TransportException(what + describe(cause) + tail, delivery, call.trackingId(), cause);
        }
        return switch (reason) {
            case DEADLINE ->
                new DeadlineExceededException(
                        what + "the call's time was over before the hub had answered." + tail,
                        delivery,
                        call.trackingId(),
                        cause);
            case INTERRUPT ->
                new CallInterruptedException(
                        what + "the thread was interrupted." + tail, delivery, call.trackingId(), cause);
            case CLOSE ->
                new TransportException(
                        what + "the client was closed during the call." + tail, delivery, call.trackingId(), cause);
            case CANCEL ->
                new TransportException(what + "the call was cancelled." + tail, delivery, call.trackingId(), cause);
        };
    }

    private static String describe(@Nullable Throwable cause) {
        if (cause == null) {
            return "the transport gave no response.";
        }
        String words = cause.getMessage() == null ? "" : ": " + shown(cause.getMessage());
        return cause instanceof RequestNotSentException
                ? "the hub could not be reached" + words + "."
                : "no usable answer came (" + cause.getClass().getSimpleName() + words + ").";
    }

    /** A stack may repeat what the peer or the request said. */
    private static String shown(String message) {
        return Scrubber.scrub(ForeignText.printable(message, MOST_SHOWN));
    }

    private static String tail(Delivery delivery, Call call) {
        return " [delivery=" + delivery + ", trackingId=" + call.trackingId() + "]";
    }
}
