package io.github.nh4j.transport.jdk;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.net.http.HttpClient;
import java.util.Map;

/** With the client that the JDK makes by default. */
class BorrowedJdkContractTest extends TransportContract {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    protected Transport create() {
        return JdkTransport.using(client);
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return JdkContractTest.deviationsOfTheClient();
    }
}
