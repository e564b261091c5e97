package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;

/** With clients of its own. */
class ApacheContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return ApacheTransport.create();
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Map.of();
    }
}
