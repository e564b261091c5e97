package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** With the blocking client that HttpClient makes by default. */
class BorrowedClassicContractTest extends TransportContract {
    private final CloseableHttpClient client = HttpClients.createDefault();

    @Override
    protected Transport create() {
        return ApacheTransport.using(client);
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Differences.ofBorrowed(Map.of(
                Deviation.KEEPS_SURPLUS_BYTES,
                "HttpClient does not look at what is left over when it pools a connection"));
    }
}
