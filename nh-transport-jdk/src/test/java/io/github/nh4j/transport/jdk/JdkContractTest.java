package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;

/** With a client of its own. */
class JdkContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return JdkTransport.create();
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return DEVIATIONS;
    }

    static final Map<Deviation, String> DEVIATIONS = Map.of(
            Deviation.REPEATS_GET, "the JDK sends a GET again when the connection ends before the response",
            Deviation.DROPS_EMPTY_QUERY, "the JDK builds the request line from the parts of the URI");
}
