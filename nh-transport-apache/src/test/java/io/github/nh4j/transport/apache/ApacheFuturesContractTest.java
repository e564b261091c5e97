package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** With clients of its own, for futures; here blocking calls wait for one, too. */
class ApacheFuturesContractTest extends TransportContract {
    @Override
    protected Transport create() {
        return new Futures(ApacheTransport.create());
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Map.of(
                Deviation.ACCEPTS_CUT_HEAD, "HttpClient takes the end of the connection for the end of the head",
                Deviation.LEAVES_HANDSHAKE_OPEN, "HttpClient lets nobody close a connection that is being made",
                Deviation.LEAVES_STREAM_OPEN, "HttpClient ends the stream when the peer next writes");
    }

    private record Futures(ApacheTransport transport) implements AsyncTransport {
        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
            return transport.sendAsync(request, cancellation);
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
