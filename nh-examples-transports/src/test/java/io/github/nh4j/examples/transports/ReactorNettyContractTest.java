package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;

class ReactorNettyContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return ReactorNettyTransport.create();
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Map.of(
                Deviation.TAKES_EARLY_HINTS, "Reactor Netty skips no interim response but 100",
                Deviation.LEAVES_HANDSHAKE_OPEN, "Reactor Netty drops such a connection when its own timeout is over");
    }
}
