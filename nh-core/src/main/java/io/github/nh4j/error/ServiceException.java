package io.github.nh4j.error;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hub answered with an error. Subclasses exist where a caller reacts differently; every other status is this class.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/">REST API reference</a>
 */
public sealed class ServiceException extends NotificationHubException
        permits BadRequestException,
                UnauthorizedException,
                ForbiddenException,
                NotFoundException,
                ConflictException,
                PreconditionFailedException,
                PayloadTooLargeException,
                ThrottledException,
                ServerBusyException {
    private static final long serialVersionUID = 1;

    /** The HTTP status. */
    private final int status;
    /** The sub-code, or else the status. */
    private final String code;
    /** The hub's words. */
    private final String detail;
    /** The service's id for the call, or null. */
    private final @Nullable String serviceTrackingId;
    /** The wait that the hub asked for, or null. */
    private final @Nullable Duration retryAfter;

    ServiceException(Builder builder) {
        super(builder.message(), builder.delivery, builder.trackingId, builder.attempts, null);
        this.status = builder.status;
        this.code = builder.code;
        this.detail = builder.detail;
        this.serviceTrackingId = builder.serviceTrackingId;
        this.retryAfter = builder.retryAfter;
    }

    /**
     * Starts an exception for a status; tests of an application use it too.
     *
     * @param status the HTTP status
     * @return a builder with {@link Delivery#REJECTED} and all else empty
     */
    public static Builder builder(int status) {
        return new Builder(status);
    }

    /**
     * The HTTP status.
     *
     * @return the code, such as 404
     */
    public final int status() {
        return status;
    }

    /**
     * The most exact code in the answer: a sub-code such as {@code 40900}, or else the status.
     *
     * @return a number as text
     */
    public final String code() {
        return code;
    }

    /**
     * The hub's own words, without their tail of tracking id and time. Control characters are replaced, and it is cut to
     * 1 KiB.
     *
     * @return the text; empty if the answer had none
     */
    public final String detail() {
        return detail;
    }

    /**
     * The id under which the service logged the call.
     *
     * @return the id from the answer's header or text, or empty if neither had one
     */
    public final Optional<String> serviceTrackingId() {
        return Optional.ofNullable(serviceTrackingId);
    }

    /**
     * How long the hub asked to wait.
     *
     * @return the wait, or empty if the answer asked for none
     */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Collects what the hub answered. Not thread-safe. */
    public static final class Builder {
        private final int status;
        private String operation = "call";
        private String code;
        private String detail = "";
        private Delivery delivery = Delivery.REJECTED;
        private String trackingId = "";
        private @Nullable String serviceTrackingId;
        private @Nullable Duration retryAfter;
        private List<Attempt> attempts = List.of();
        private String note = "";

        private Builder(int status) {
            this.status = status;
            this.code = Integer.toString(status);
        }

        /**
         * Names the operation for the message.
         *
         * @param operation such as {@code send}
         * @return this builder
         */
        public Builder operation(String operation) {
            this.operation = Objects.requireNonNull(operation, "operation");
            return this;
        }

        /**
         * Gives the code.
         *
         * @param code the sub-code or status as text
         * @return this builder
         */
        public Builder code(String code) {
            this.code = Objects.requireNonNull(code, "code");
            return this;
        }

        /**
         * Gives the hub's words.
         *
         * @param detail the text
         * @return this builder
         */
        public Builder detail(String detail) {
            this.detail = Objects.requireNonNull(detail, "detail");
            return this;
        }

        /**
         * Gives the certainty.
         *
         * @param delivery what is certain
         * @return this builder
         */
        public Builder delivery(Delivery delivery) {
            this.delivery = Objects.requireNonNull(delivery, "delivery");
            return this;
        }

        /**
         * Gives the client's id.
         *
         * @param trackingId the id that was sent
         * @return this builder
         */
        public Builder trackingId(String trackingId) {
            this.trackingId = Objects.requireNonNull(trackingId, "trackingId");
            return this;
        }

        /**
         * Gives the service's id.
         *
         * @param serviceTrackingId the id, or null if the answer had none
         * @return this builder
         */
        public Builder serviceTrackingId(@Nullable String serviceTrackingId) {
            this.serviceTrackingId = serviceTrackingId;
            return this;
        }

        /**
         * Gives the wait that the hub asked for.
         *
         * @param retryAfter the wait, or null if it asked for none
         * @return this builder
         */
        public Builder retryAfter(@Nullable Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /**
         * Gives the attempts.
         *
         * @param attempts how often the call was tried
         * @return this builder
         */
        public Builder attempts(List<Attempt> attempts) {
            this.attempts = List.copyOf(attempts);
            return this;
        }

        /**
         * Adds to the message.
         *
         * @param note a sentence, such as why the call was not repeated
         * @return this builder
         */
        public Builder note(String note) {
            this.note = Objects.requireNonNull(note, "note");
            return this;
        }

        /**
         * Makes the exception.
         *
         * @return the subclass that fits the status; a 403 with a wait is a {@link ThrottledException}
         */
        public ServiceException build() {
            return switch (status) {
                case 400 -> new BadRequestException(this);
                case 401 -> new UnauthorizedException(this);
                case 403 -> retryAfter == null ? new ForbiddenException(this) : new ThrottledException(this);
                case 404 -> new NotFoundException(this);
                case 409 -> new ConflictException(this);
                case 412 -> new PreconditionFailedException(this);
                case 413 -> new PayloadTooLargeException(this);
                case 429 -> new ThrottledException(this);
                case 500, 502, 503, 504 -> new ServerBusyException(this);
                default -> new ServiceException(this);
            };
        }

        private String message() {
            StringBuilder message = new StringBuilder(160).append(operation).append(" failed: the hub answered ");
            message.append(status);
            if (!detail.isEmpty()) {
                message.append(", \"").append(detail).append('"');
            }
            message.append(". ").append(advice());
            if (!note.isEmpty()) {
                message.append(' ').append(note);
            }
            message.append(" [delivery=").append(delivery);
            if (attempts.size() > 1) {
                message.append(", attempts=").append(attempts.size());
            }
            message.append(", trackingId=").append(trackingId);
            if (serviceTrackingId != null) {
                message.append(", serviceTrackingId=").append(serviceTrackingId);
            }
            return message.append(']').toString();
        }

        private String advice() {
            return switch (status) {
                case 401 ->
                    "Check that the key in the connection string is the current one of its policy, and the clock.";
                case 403 ->
                    retryAfter == null
                            ? "The policy lacks the right for this, or the hub's tier or quota does not allow it."
                            : "Too many calls; wait " + retryAfter + ".";
                case 404 -> "There is no such hub in this namespace, or no such thing in the hub.";
                case 413 -> "The request is too large; the hub takes 64 KiB.";
                case 429 -> "Too many calls" + (retryAfter == null ? "." : "; wait " + retryAfter + ".");
                default ->
                    delivery == Delivery.UNKNOWN
                            ? "The hub may have accepted it all the same; to repeat a send may push twice."
                            : "It was not accepted.";
            };
        }
    }
}
