package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** With the asynchronous client that HttpClient makes by default. */
class BorrowedAsyncContractTest extends TransportContract {
    private final CloseableHttpAsyncClient client = started();

    private static CloseableHttpAsyncClient started() {
        CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();
        client.start();
        return client;
    }

    @Override
    protected Transport create() {
        return ApacheTransport.using(client);
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Map.of(Deviation.QUEUES_CALLS, "a default pool has 5 connections to a host");
    }
}
