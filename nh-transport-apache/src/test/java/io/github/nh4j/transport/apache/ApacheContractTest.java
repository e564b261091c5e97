package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;

/** With clients of its own: a blocking one over HTTP/1.1, an asynchronous one over HTTP/2. */
class ApacheContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return ApacheTransport.create();
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Differences.ofOwn(Map.of(
                Deviation.KEEPS_SURPLUS_BYTES,
                "HttpClient does not look at what is left over when it pools a connection"));
    }
}
