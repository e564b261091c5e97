package io.github.nh4j.integration.transports;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.tck.FaultScript;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A few calls, one after the other, to a peer that follows a script; and what came of each, in a line. */
final class Conversation {
    /** Shorter than the longest bodies of the scripts. */
    private static final int MAX_RESPONSE_BYTES = 2500;

    private static final String NEVER_SENT = "never sent";
    private static final String UNSURE = "unsure";

    private Conversation() {}

    /** What came of each call, and how many requests had begun to come by then. */
    static List<String> held(Transport transport, boolean async, long seed) throws Exception {
        FaultScript script = FaultScript.seeded(seed);
        List<String> lines = new ArrayList<>();
        try (RawServer server = RawServer.start(script)) {
            for (int call = 0; call < script.calls(); call++) {
                TransportRequest request = TransportRequest.builder("POST", server.uri("/hub/messages"))
                        .header("Content-Type", "application/json;charset=utf-8")
                        .body(new byte[200])
                        .maxResponseBytes(MAX_RESPONSE_BYTES)
                        .build();
                int before = server.requests().size();
                String outcome = outcome(transport, async, request);
                boolean whole = server.requests().size() > before;
                lines.add((whole ? outcome : "not whole: " + judged(outcome)) + ", begun so far: " + script.requests());
            }
        }
        return lines;
    }

    /** Of a request that the peer has not read to its end both are true; a stack says what its own proof allows. */
    private static String judged(String outcome) {
        return outcome.equals(UNSURE) ? NEVER_SENT : outcome;
    }

    private static String outcome(Transport transport, boolean async, TransportRequest request) throws Exception {
        try {
            TransportResponse response = async ? await((AsyncTransport) transport, request) : send(transport, request);
            return response.status() + " with " + response.body().length + " bytes " + Arrays.hashCode(response.body())
                    + ", retry after " + response.headers().first("Retry-After");
        } catch (RequestNotSentException e) {
            return NEVER_SENT;
        } catch (IncompleteResponseException e) {
            return e.status() + " cut, retry after " + e.headers().first("Retry-After");
        } catch (ResponseTooLargeException e) {
            return e.status() + " too large";
        } catch (IOException e) {
            return UNSURE;
        }
    }

    private static TransportResponse send(Transport transport, TransportRequest request) throws Exception {
        return transport.send(request, new Cancellation());
    }

    private static TransportResponse await(AsyncTransport transport, TransportRequest request) throws Exception {
        try {
            return transport.sendAsync(request, new Cancellation()).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception bare) {
                throw bare;
            }
            throw e;
        }
    }
}
