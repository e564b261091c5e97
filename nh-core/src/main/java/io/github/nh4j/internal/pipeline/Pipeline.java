package io.github.nh4j.internal.pipeline;

import io.github.nh4j.internal.codec.ForeignText;
import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.codec.NothingThereException;
import io.github.nh4j.internal.endpoint.Endpoint;
import io.github.nh4j.internal.time.Watch;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs endpoints: token, deadline, dump, transport, and the reading of the answer. Each call is one attempt; nothing is
 * repeated here.
 */
public final class Pipeline implements AutoCloseable {
    private static final byte[] NO_BODY = {};

    private final PipelineSettings settings;
    private final TokenCache tokens;
    private final Watch watch;
    private final @Nullable Dump dump;

    public Pipeline(PipelineSettings settings) {
        this.settings = settings;
        this.tokens = new TokenCache(settings.signer(), settings.resource(), settings.time());
        this.watch = new Watch(settings.time());
        this.dump = settings.wireDump() == null ? null : new Dump(settings.wireDump());
    }

    /** Runs an endpoint on the caller's thread. */
    public <R> R call(Endpoint<R> endpoint) {
        Call call = Call.blocking(newTrackingId(), newDeadline());
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.interruptedBefore(endpoint, call);
        }
        TransportRequest request = prepare(endpoint, call);
        if (!watch.add(call)) {
            throw Failures.closed(endpoint, call);
        }
        TransportResponse response;
        try {
            response = exchange(endpoint, call, request);
        } finally {
            watch.remove(call);
        }
        return read(endpoint, call, response);
    }

    private TransportResponse exchange(Endpoint<?> endpoint, Call call, TransportRequest request) {
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

    /**
     * Runs an endpoint without blocking. Whatever goes wrong, wrong arguments included, is in the future.
     *
     * @param arguments makes the endpoint, or throws for arguments that are wrong
     */
    public <R> CompletableFuture<R> callAsync(AsyncTransport transport, Supplier<Endpoint<R>> arguments) {
        return new AsyncCall<R>(this).start(transport, arguments);
    }

    String newTrackingId() {
        return settings.randomness().uuid().toString();
    }

    long newDeadline() {
        return settings.time().nanos() + settings.operationTimeout().toNanos();
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

    /** The request for a call. Header values are checked on the way. */
    TransportRequest prepare(Endpoint<?> endpoint, Call call) {
        long left = Math.max(1, call.deadlineNanos() - settings.time().nanos());
        TransportRequest.Builder request = TransportRequest.builder(endpoint.method(), endpoint.uri())
                .header("Authorization", tokens.authorization())
                .header("TrackingId", call.trackingId())
                .header("User-Agent", settings.userAgent())
                .body(endpoint.body())
                .timeout(Duration.ofNanos(left));
        endpoint.headers().forEach(request::header);
        return request.build();
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
    TransportResponse answerIn(Endpoint<?> endpoint, Call call, Throwable failure) {
        if (failure instanceof IncompleteResponseException cut) {
            return TransportResponse.of(cut.status(), cut.headers(), NO_BODY);
        }
        if (failure instanceof ResponseTooLargeException large) {
            return TransportResponse.of(large.status(), large.headers(), NO_BODY);
        }
        throw Failures.broken(endpoint, call, failure);
    }

    /** The result in a response, or the exception that it amounts to. */
    <R> R read(Endpoint<R> endpoint, Call call, @Nullable TransportResponse response) {
        if (response == null) { // Somebody else's transport may do what its interface forbids.
            throw Failures.broken(endpoint, call, null);
        }
        if (dump != null) {
            dump.response(endpoint, call.trackingId(), response);
        }
        if (!endpoint.expects(response.status())) {
            throw Failures.answered(endpoint, call, response, settings.time().epochMillis());
        }
        String serviceTrackingId = ForeignText.id(response.headers(), "TrackingId");
        try {
            return endpoint.decode(response, serviceTrackingId == null ? call.trackingId() : serviceTrackingId);
        } catch (MalformedBodyException e) {
            throw Failures.unreadable(endpoint, call, e);
        } catch (NothingThereException e) {
            TransportResponse notFound = TransportResponse.of(404, response.headers(), NO_BODY);
            throw Failures.answered(endpoint, call, notFound, settings.time().epochMillis());
        }
    }

    /** Takes no new calls and aborts those in flight. The transport stays open. */
    @Override
    public void close() {
        watch.close();
    }
}
