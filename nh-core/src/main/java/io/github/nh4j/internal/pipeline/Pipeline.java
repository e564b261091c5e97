package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.codec.ForeignText;
import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.codec.NothingThereException;
import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.internal.endpoint.OperationKind;
import io.github.nh4j.internal.time.Alarm;
import io.github.nh4j.internal.time.Watch;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs endpoints: deadline, retries, and for each attempt token, dump, transport, and the reading of the answer. What is
 * repeated is decided by {@link Attempts}.
 */
public final class Pipeline implements AutoCloseable {
    static final Logger LOGGER = System.getLogger("io.github.nh4j");

    private static final byte[] NO_BODY = {};

    private final PipelineSettings settings;
    private final TokenCache tokens;
    private final Watch watch;
    private final Attempts.Repeats repeats;
    private final @Nullable Dump dump;
    private final @Nullable Listening listening;

    public Pipeline(PipelineSettings settings) {
        this.settings = settings;
        this.tokens = new TokenCache(settings.signers(), settings.resource(), settings.time());
        this.watch = new Watch(settings.time());
        this.repeats = new Attempts.Repeats(
                new RetryBudget(), new CoolDown(settings.time()), settings.time(), settings.randomness());
        this.dump = settings.wireDump() == null ? null : new Dump(settings.wireDump());
        this.listening = settings.listener() == null ? null : new Listening(settings.listener());
    }

    private Pipeline(Pipeline shared, PipelineSettings settings) {
        this.settings = settings;
        this.tokens = shared.tokens;
        this.watch = shared.watch;
        this.repeats = shared.repeats;
        this.dump = shared.dump;
        this.listening = shared.listening;
    }

    /** The same with other settings for calls; everything else is shared. */
    public Pipeline with(UnaryOperator<PipelineSettings> change) {
        return new Pipeline(this, change.apply(settings));
    }

    /** Runs an endpoint on the caller's thread. */
    public <R> R call(Endpoint<R> endpoint) {
        Attempts attempts = newAttempts(endpoint.kind());
        while (true) {
            coolDownOver(endpoint, attempts);
            try {
                R result = attempt(endpoint, attempts);
                succeeded(endpoint, attempts);
                return result;
            } catch (AttemptFailedException e) {
                boolean unused = pause(endpoint, attempts, nextAttempt(endpoint, attempts, e.failure()));
            }
        }
    }

    private <R> R attempt(Endpoint<R> endpoint, Attempts attempts) throws AttemptFailedException {
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.of(endpoint, attempts, AttemptFailure.notBegun(Call.Reason.INTERRUPT));
        }
        Call call = Call.blocking(attempts.begin(), attempts.deadlineNanos());
        TransportRequest request = prepare(endpoint, attempts, call);
        if (!watch.add(call)) {
            throw Failures.of(endpoint, attempts, AttemptFailure.notBegun(Call.Reason.CLOSE));
        }
        TransportResponse response;
        try {
            response = exchange(endpoint, call, request);
        } finally {
            watch.remove(call);
        }
        return read(endpoint, attempts, request, response);
    }

    private TransportResponse exchange(Endpoint<?> endpoint, Call call, TransportRequest request)
            throws AttemptFailedException {
        dumpRequest(endpoint, request);
        Exception failure;
        try {
            return settings.transport().send(request, call.cancellation());
        } catch (InterruptedException e) {
            call.interrupted();
            failure = e;
        } catch (IOException | RuntimeException e) {
            // A stack may notice the interrupt before the watch does, and fail in its own words.
            if (Thread.currentThread().isInterrupted()) {
                call.interrupted();
            }
            failure = e;
        }
        if (call.reason() == Call.Reason.INTERRUPT) {
            // Some stacks clear the flag. It is not set if it was this pipeline that aborted the exchange.
            Thread.currentThread().interrupt();
        }
        return answerIn(endpoint, call, failure);
    }

    /** Another call may have been asked to wait while this one did. */
    private void coolDownOver(Endpoint<?> endpoint, Attempts attempts) {
        boolean open = true;
        CoolDown.Pause coolDown = coolDown(endpoint, attempts);
        while (coolDown != null && open) {
            open = pause(endpoint, attempts, coolDown.untilNanos());
            coolDown = coolDown(endpoint, attempts);
        }
    }

    /** False if the client is closed, which the attempt that follows finds out. */
    private boolean pause(Endpoint<?> endpoint, Attempts attempts, long untilNanos) {
        if (untilNanos - nanos() <= 0) {
            return true;
        }
        try {
            return Alarm.await(watch, untilNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.of(endpoint, attempts, AttemptFailure.notBegun(Call.Reason.INTERRUPT));
        }
    }

    /**
     * Runs an endpoint without blocking. Whatever goes wrong, wrong arguments included, is in the future.
     *
     * @param arguments makes the endpoint, or throws for arguments that are wrong
     */
    public <R> CompletableFuture<R> callAsync(AsyncTransport transport, Supplier<Endpoint<R>> arguments) {
        return new AsyncCall<R>(this, transport).start(arguments);
    }

    Attempts newAttempts(OperationKind operation) {
        return new Attempts(repeats, settings, operation);
    }

    /** The pause that the call has to wait for before an attempt, or null; throws if it is too long. */
    CoolDown.@Nullable Pause coolDown(Endpoint<?> endpoint, Attempts attempts) {
        CoolDown.Pause pause = repeats.coolDown().now();
        if (pause != null && pause.untilNanos() - attempts.deadlineNanos() >= 0) {
            throw Failures.paused(endpoint, attempts, pause, nanos());
        }
        return pause;
    }

    void succeeded(Endpoint<?> endpoint, Attempts attempts) {
        if (listening != null) {
            listening.tell(attempts.exchange(endpoint, null));
        }
        attempts.succeeded();
    }

    /** When to try again; throws if the call has failed. */
    long nextAttempt(Endpoint<?> endpoint, Attempts attempts, AttemptFailure failure) {
        if (listening != null) {
            listening.tell(attempts.exchange(endpoint, failure));
        }
        Long next = attempts.next(failure);
        if (next == null) {
            throw Failures.of(endpoint, attempts, failure);
        }
        if (LOGGER.isLoggable(Level.DEBUG)) {
            LOGGER.log(
                    Level.DEBUG,
                    endpoint.operation() + ": " + attempts.last() + "; repeated, trackingId=" + attempts.trackingId());
        }
        return next;
    }

    /** The clock by which calls end. */
    long nanos() {
        return settings.time().nanos();
    }

    Watch watch() {
        return watch;
    }

    Executor callbacks() {
        return settings.callbacks();
    }

    /** The request for an attempt. Header values are checked on the way. Throws if the call's time is over by now. */
    TransportRequest prepare(Endpoint<?> endpoint, Attempts attempts, Call call) {
        String authorization = authorization(endpoint, attempts);
        long now = nanos();
        if (now - attempts.deadlineNanos() >= 0) {
            throw Failures.of(endpoint, attempts, AttemptFailure.notBegun(Call.Reason.DEADLINE));
        }
        long left = Math.max(1, call.endNanos() - now);
        TransportRequest.Builder request = TransportRequest.builder(endpoint.method(), endpoint.uri())
                .header("Authorization", authorization)
                .header("TrackingId", attempts.trackingId())
                .header("User-Agent", settings.userAgent())
                .body(endpoint.body())
                .timeout(Duration.ofNanos(left));
        endpoint.headers().forEach(request::header);
        return request.build();
    }

    /** Whoever gives the keys may fail, like all code of others. */
    private String authorization(Endpoint<?> endpoint, Attempts attempts) {
        try {
            return tokens.authorization();
        } catch (RuntimeException e) {
            throw Failures.of(endpoint, attempts, AttemptFailure.withoutToken(e));
        }
    }

    void dumpRequest(Endpoint<?> endpoint, TransportRequest request) {
        if (dump != null) {
            dump.request(endpoint, request);
        }
    }

    /**
     * What an exception of the transport still tells of the answer: if its headers had come, the status says what became
     * of the request, and for a send that is all that matters.
     */
    TransportResponse answerIn(Endpoint<?> endpoint, Call call, @Nullable Throwable failure)
            throws AttemptFailedException {
        if (failure instanceof IncompleteResponseException cut) {
            return TransportResponse.of(cut.status(), cut.headers(), NO_BODY);
        }
        if (failure instanceof ResponseTooLargeException large) {
            if (endpoint.kind() == OperationKind.READ) {
                throw new AttemptFailedException(AttemptFailure.unreadable(FailureKind.TOO_LARGE, large));
            }
            return TransportResponse.of(large.status(), large.headers(), NO_BODY);
        }
        throw new AttemptFailedException(AttemptFailure.broken(failure, call.reason()));
    }

    /** The result in a response, or the failure that it amounts to. */
    <R> R read(Endpoint<R> endpoint, Attempts attempts, TransportRequest request, @Nullable TransportResponse response)
            throws AttemptFailedException {
        if (response == null) { // Somebody else's transport may do what its interface forbids.
            throw new AttemptFailedException(AttemptFailure.broken(null, null));
        }
        attempts.answered(response.status());
        if (dump != null) {
            dump.response(endpoint, attempts.trackingId(), response);
        }
        if (!endpoint.expects(response.status())) {
            throw answered(request, response);
        }
        String serviceTrackingId = ForeignText.id(response.headers(), "TrackingId");
        try {
            return endpoint.decode(response, serviceTrackingId == null ? attempts.trackingId() : serviceTrackingId);
        } catch (MalformedBodyException e) {
            throw new AttemptFailedException(AttemptFailure.unreadable(FailureKind.UNREADABLE, e));
        } catch (NothingThereException e) {
            throw answered(request, TransportResponse.of(404, response.headers(), NO_BODY));
        }
    }

    private AttemptFailedException answered(TransportRequest request, TransportResponse response) {
        long now = settings.time().epochMillis();
        AttemptFailure failure = AttemptFailure.answered(response, now);
        boolean hopeless = failure.kind() == FailureKind.TOKEN_REFUSED
                && !tokens.refused(
                        request.headers().first("Authorization").orElse(""),
                        failure.saysThatTheSignatureIsWrong(),
                        ClockSkew.millis(response.headers(), now));
        return new AttemptFailedException(hopeless ? failure.withKind(FailureKind.REFUSED) : failure);
    }

    /** Takes no new calls, and waits for the end of those in flight for so long at most. An interrupt ends the waiting. */
    public void drain(Duration atMost) {
        try {
            watch.drain(atMost.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no new calls and aborts those in flight. The transport stays open. */
    @Override
    public void close() {
        watch.close();
    }
}
