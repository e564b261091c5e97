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
import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.internal.endpoint.OperationKind;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns the end of a call that failed into the exception that its caller sees. */
final class Failures {
    private static final int MOST_SHOWN = 1024;

    private final Endpoint<?> endpoint;
    private final Attempts attempts;
    private final AttemptFailure failure;
    private final Delivery delivery;

    private Failures(Endpoint<?> endpoint, Attempts attempts, AttemptFailure failure) {
        this.endpoint = endpoint;
        this.attempts = attempts;
        this.failure = failure;
        this.delivery = attempts.delivery();
    }

    /** The exception for a call whose last attempt failed like this. */
    static NotificationHubException of(Endpoint<?> endpoint, Attempts attempts, AttemptFailure failure) {
        Failures last = new Failures(endpoint, attempts, failure);
        if (failure.answer() != null && failure.error() != null) {
            return last.answered(failure.answer(), failure.error());
        }
        return failure.cause() instanceof MalformedBodyException unreadable
                ? last.unreadable(unreadable)
                : last.broken();
    }

    /** The hub has asked for a pause, and the call would be over before its end. */
    static ServiceException paused(Endpoint<?> endpoint, Attempts attempts, CoolDown.Pause pause, long nowNanos) {
        return ServiceException.builder(pause.status())
                .operation(endpoint.operation())
                .delivery(attempts.delivery())
                .attempts(attempts.made())
                .trackingId(attempts.trackingId())
                .retryAfter(Duration.ofNanos(Math.max(1, pause.untilNanos() - nowNanos)))
                .note("It has said so to an earlier call; this one was not sent"
                        + (attempts.made().isEmpty() ? "" : " again") + ", since the wait is longer than its time.")
                .build();
    }

    private ServiceException answered(TransportResponse answer, ErrorBody error) {
        String serviceTrackingId = ForeignText.id(answer.headers(), "TrackingId");
        ServiceException.Builder exception = ServiceException.builder(answer.status())
                .operation(endpoint.operation())
                .detail(error.detail())
                .delivery(delivery)
                .trackingId(attempts.trackingId())
                .serviceTrackingId(serviceTrackingId == null ? error.trackingId() : serviceTrackingId)
                .retryAfter(failure.retryAfter())
                .attempts(attempts.made());
        if (attempts.note() != null) {
            exception.note(attempts.note());
        }
        return (error.code().isEmpty() ? exception : exception.code(error.code())).build();
    }

    private MalformedResponseException unreadable(MalformedBodyException cause) {
        String consequence = endpoint.kind() == OperationKind.READ
                ? ". To ask again does no harm."
                : ". It has most likely acted on the call; to repeat a send may push twice.";
        return new MalformedResponseException(
                endpoint.operation() + ": the hub answered with success, but " + cause.getMessage() + consequence
                        + tail(),
                delivery,
                attempts.trackingId(),
                attempts.made(),
                cause);
    }

    /** The exchange broke. Why is known here better than by the transport: it was told to stop, or it was not. */
    private NotificationHubException broken() {
        String consequence = switch (delivery) {
            case NOT_SENT -> " Nothing was sent.";
            case REJECTED -> " The hub has refused what was sent before.";
            case UNKNOWN -> " The hub may have accepted the call; to repeat a send may push twice.";
        };
        Throwable cause = failure.cause();
        Call.Reason end = failure.end();
        String message = endpoint.operation() + ": " + what(end, cause) + consequence + tail();
        if (end == Call.Reason.DEADLINE || end == Call.Reason.ATTEMPT_TIMEOUT) {
            return new DeadlineExceededException(message, delivery, attempts.trackingId(), attempts.made(), cause);
        }
        return end == Call.Reason.INTERRUPT
                ? new CallInterruptedException(message, delivery, attempts.trackingId(), attempts.made(), cause)
                : new TransportException(message, delivery, attempts.trackingId(), attempts.made(), cause);
    }

    private String what(Call.@Nullable Reason end, @Nullable Throwable cause) {
        if (end == null) {
            return describe(cause);
        }
        boolean begun = !attempts.made().isEmpty();
        return switch (end) {
            case ATTEMPT_TIMEOUT -> "the attempt's time was over before the hub had answered.";
            case DEADLINE -> "the call's time was over before the hub had answered.";
            case INTERRUPT ->
                begun ? "the thread was interrupted." : "the thread was interrupted before the call began.";
            case CLOSE -> begun ? "the client was closed during the call." : "the client is closed.";
            case CANCEL -> "the call was cancelled.";
        };
    }

    private String describe(@Nullable Throwable cause) {
        if (cause == null) {
            return "the transport gave no response.";
        }
        String words = cause.getMessage() == null ? "" : ": " + shown(cause.getMessage());
        if (cause instanceof RequestNotSentException) {
            return "the hub could not be reached" + words + ".";
        }
        boolean sent = failure.kind() != FailureKind.UNREACHED;
        return (sent ? "no usable answer came (" : "no token could be signed (")
                + cause.getClass().getSimpleName() + words + ").";
    }

    /** A stack may repeat what the peer or the request said. */
    private static String shown(String message) {
        return Scrubber.scrub(ForeignText.printable(message, MOST_SHOWN));
    }

    private String tail() {
        int made = attempts.made().size();
        return (attempts.note() == null ? "" : " " + attempts.note())
                + " [delivery=" + delivery + (made > 1 ? ", attempts=" + made : "")
                + ", trackingId=" + attempts.trackingId() + "]";
    }
}
