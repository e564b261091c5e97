package io.github.nh4j;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A transport without a network: remembers what it is asked to send, and answers by its script, the last line for good. */
final class ScriptedTransport implements Transport {
    private static final byte[] NO_BODY = {};

    private final List<Line> script;
    private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger closings = new AtomicInteger();

    ScriptedTransport(Line... script) {
        this.script = List.of(script);
    }

    /** What becomes of one request. */
    @FunctionalInterface
    interface Line {
        @Nullable
        TransportResponse play(TransportRequest request, Cancellation cancellation)
                throws IOException, InterruptedException;
    }

    /** The hub answers at once. */
    static Line answer(int status, String... namesAndValues) {
        return (request, cancellation) -> TransportResponse.of(status, Headers.of(namesAndValues), NO_BODY);
    }

    static Line fail(IOException failure) {
        return (request, cancellation) -> {
            throw failure;
        };
    }

    @Override
    @SuppressWarnings("NullAway") // To break the contract is part of what is tested.
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        requests.add(request);
        return script.get(Math.min(requests.size(), script.size()) - 1).play(request, cancellation);
    }

    List<TransportRequest> requests() {
        return requests;
    }

    TransportRequest onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("there should be one request, but there were " + requests);
        }
        return requests.get(0);
    }

    int closings() {
        return closings.get();
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }
}
