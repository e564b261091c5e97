package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.Deviation;
import io.github.nh4j.transport.tck.TransportContract;
import java.util.Map;
import okhttp3.OkHttpClient;

/** With the client that OkHttp makes by default. */
class BorrowedOkHttpContractTest extends TransportContract {
    private final OkHttpClient client = new OkHttpClient();

    @Override
    protected Transport create() {
        return OkHttpTransport.using(client);
    }

    @Override
    protected Map<Deviation, String> deviations() {
        return Map.of(
                Deviation.ENCODES_APOSTROPHE, "HttpUrl encodes it",
                Deviation.REFUSES_DOT_SEGMENTS, "HttpUrl would resolve them, and so address something else",
                Deviation.REFUSES_BODY_OF_GET, "OkHttp sends no body with a GET",
                Deviation.KEEPS_SURPLUS_BYTES, "OkHttp does not look at what is left over when it pools a connection");
    }
}
