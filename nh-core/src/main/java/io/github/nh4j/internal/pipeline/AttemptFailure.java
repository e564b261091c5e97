package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.codec.ErrorBody;
import io.github.nh4j.internal.codec.RetryAfter;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportResponse;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt failed.
 *
 * @param retryAfter the wait that the hub asked for
 * @param answer what the hub answered, if it did and that is what failed
 * @param error what that says
 * @param cause the exception of the transport or of the reading, if there was one
 * @param end why the attempt was ended from here, if it was
 */
record AttemptFailure(
        FailureKind kind,
        @Nullable Duration retryAfter,
        @Nullable TransportResponse answer,
        @Nullable ErrorBody error,
        @Nullable Throwable cause,
        Call.@Nullable Reason end) {
    private static final int DEEPEST_CAUSE = 20;

    /** The hub answered with a status that the operation does not expect. */
    static AttemptFailure answered(TransportResponse answer, long nowMillis) {
        ErrorBody error = ErrorBody.parse(answer.body());
        Duration retryAfter = RetryAfter.of(answer.headers(), nowMillis);
        FailureKind kind = FailureKind.of(answer.status(), error.code(), error.detail(), retryAfter);
        return new AttemptFailure(kind, retryAfter, answer, error, null, null);
    }

    /** The hub answered with success, but what it said cannot be read. */
    static AttemptFailure unreadable(FailureKind kind, Throwable cause) {
        return new AttemptFailure(kind, null, null, null, cause, null);
    }

    /**
     * The exchange broke, or was ended.
     *
     * @param cause what the transport threw, or null if it has not ended the exchange
     */
    static AttemptFailure broken(@Nullable Throwable cause, Call.@Nullable Reason end) {
        Call.Reason why = end == null && cause instanceof InterruptedException ? Call.Reason.INTERRUPT : end;
        return new AttemptFailure(kindOf(cause, why), null, null, null, cause, why);
    }

    /** Nothing was begun, since the call was over before. */
    static AttemptFailure notBegun(Call.Reason end) {
        return new AttemptFailure(FailureKind.UNREACHED, null, null, null, null, end);
    }

    /** There is no token to send, since whoever gives the keys has failed. */
    static AttemptFailure withoutToken(RuntimeException cause) {
        return new AttemptFailure(FailureKind.UNREACHED, null, null, null, cause, null);
    }

    /** The same, for a reason that allows other things. */
    AttemptFailure withKind(FailureKind other) {
        return new AttemptFailure(other, retryAfter, answer, error, cause, end);
    }

    /** Whether the hub knows the policy, but not the key. */
    boolean saysThatTheSignatureIsWrong() {
        return error != null && error.detail().contains("InvalidSignature");
    }

    /** Whether the call is over, whatever the policy says: its caller, its client or its time has ended it. */
    boolean endsTheCall() {
        return end != null && end != Call.Reason.ATTEMPT_TIMEOUT;
    }

    /** A short name for it. */
    String word() {
        if (answer != null) {
            return Integer.toString(answer.status());
        }
        if (end != null) {
            return end.name();
        }
        Throwable named =
                cause instanceof RequestNotSentException && cause.getCause() != null ? cause.getCause() : cause;
        return named == null ? "no response" : named.getClass().getSimpleName();
    }

    private static FailureKind kindOf(@Nullable Throwable cause, Call.@Nullable Reason end) {
        if (!(cause instanceof RequestNotSentException)) {
            return cause instanceof RuntimeException || (cause == null && end == null)
                    ? FailureKind.DEFECT
                    : FailureKind.BROKEN;
        }
        Throwable inner = cause;
        for (int depth = 0; inner != null && depth < DEEPEST_CAUSE; depth++) {
            if (inner instanceof UnknownHostException || inner instanceof UnresolvedAddressException) {
                return FailureKind.UNRESOLVED;
            }
            if (inner instanceof CertificateException
                    || inner instanceof CertPathValidatorException
                    || inner instanceof CertPathBuilderException
                    || inner instanceof SSLPeerUnverifiedException) {
                return FailureKind.UNTRUSTED;
            }
            inner = inner.getCause();
        }
        return FailureKind.UNREACHED;
    }
}
