package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** With the asynchronous client that HttpClient makes by default. */
class BorrowedAsyncContractTest extends TransportContract {
    private final CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();

    BorrowedAsyncContractTest() {
        client.start();
    }

    @Override
    protected Transport create() {
        return ApacheTransport.using(client);
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Differences.ofBorrowed(Map.of(
                Deviation.LEAVES_HANDSHAKE_OPEN, "HttpClient has nothing to cancel while it shakes hands",
                Deviation.LEAVES_EXCHANGE_OPEN, "HttpClient cancels the lease of a connection that was there at once",
                Deviation.LEAVES_STREAM_OPEN, "the same over HTTP/2"));
    }
}
