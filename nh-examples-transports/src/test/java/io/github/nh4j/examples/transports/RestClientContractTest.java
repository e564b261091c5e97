package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;

class RestClientContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return RestClientTransport.create();
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Map.of(
                Deviation.REPEATS_GET, "the JDK's client sends a GET again when the connection ends before the response",
                Deviation.DROPS_EMPTY_QUERY, "the JDK's client builds the request line from the parts of the URI",
                Deviation.LEAVES_CLIENT_OPEN, "before JDK 21 the JDK's client has no method that closes it",
                Deviation.KEEPS_GARBLED_CONNECTION,
                        "the JDK's client leaves a connection open whose status line it cannot read");
    }
}
