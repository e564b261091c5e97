package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.EnumMap;
import java.util.Map;

/** With a client of its own. */
class JdkContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return JdkTransport.create();
    }

    @Override
    protected Map<Deviation, String> deviations() {
        Map<Deviation, String> deviations = deviationsOfTheClient();
        if (Runtime.version().feature() < 21) {
            deviations.put(Deviation.LEAVES_CLIENT_OPEN, "before JDK 21 a client has no method that closes it");
        }
        return deviations;
    }

    static Map<Deviation, String> deviationsOfTheClient() {
        Map<Deviation, String> deviations = new EnumMap<>(Deviation.class);
        deviations.put(Deviation.REPEATS_GET, "the JDK sends a GET again when the connection ends before the response");
        deviations.put(Deviation.DROPS_EMPTY_QUERY, "the JDK builds the request line from the parts of the URI");
        deviations.put(
                Deviation.KEEPS_GARBLED_CONNECTION,
                "the JDK leaves a connection open whose status line it cannot read");
        if (Runtime.version().feature() >= 24) {
            deviations.put(
                    Deviation.REPEATS_UNPROCESSED, "the JDK sends again what the peer says it has not looked at");
        }
        return deviations;
    }
}
