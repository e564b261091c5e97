package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.io.IOException;
import java.util.Map;

/** With clients of its own, for callers who wait; those have a client of their own there. */
class ApacheContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return new Blocking(ApacheTransport.create());
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Map.of(
                Deviation.ACCEPTS_CUT_HEAD, "HttpClient takes the end of the connection for the end of the head",
                Deviation.KEEPS_SURPLUS_BYTES,
                        "HttpClient does not look at what is left over when it pools a connection");
    }

    private record Blocking(ApacheTransport transport) implements Transport {
        @Override
        public TransportResponse send(TransportRequest request, Cancellation cancellation) throws IOException {
            return transport.send(request, cancellation);
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
