package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

class RestClientContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return RestClientTransport.create();
    }

    @Override
    protected Map<Deviation, String> deviations() {
        Map<Deviation, String> deviations = new EnumMap<>(Deviation.class);
        deviations.put(Deviation.REPEATS_GET, "the JDK sends a GET again when the connection ends before the response");
        deviations.put(Deviation.DROPS_EMPTY_QUERY, "the JDK builds the request line from the parts of the URI");
        deviations.put(Deviation.DOUBTS_CLEAR_TEXT, "the JDK has no exception of its own for a peer without TLS");
        deviations.put(Deviation.LEAVES_CLIENT_OPEN, "before JDK 21 a client has no method that closes it");
        deviations.put(
                Deviation.KEEPS_GARBLED_CONNECTION,
                "the JDK leaves a connection open whose status line it cannot read");
        if (new CompletableFuture<Void>().defaultExecutor() != ForkJoinPool.commonPool()) {
            deviations.put(Deviation.STARTS_THREADS, "on one or two processors the JDK ends each call on a new thread");
        }
        return deviations;
    }
}
