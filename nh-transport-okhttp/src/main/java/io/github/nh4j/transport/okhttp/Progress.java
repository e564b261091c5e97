package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.Headers;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How far one call has come. It is a tag of the request that the call was made of, which interceptors cannot change, so
 * that {@link Gate} finds it.
 */
final class Progress {
    private static final String RETRY_AFTER = "Retry-After";

    private final Payload payload;
    private final AtomicBoolean passed = new AtomicBoolean();
    private volatile @Nullable Response answer;

    Progress(Payload payload) {
        this.payload = payload;
    }

    static Progress of(Call call) {
        return Objects.requireNonNull(call.request().tag(Progress.class), "a call that the transport has not made");
    }

    /**
     * Lets a request through to the wire, and no second one, even if an interceptor of the application wants to try again.
     * Only a GET may be repeated.
     */
    void pass(String method) throws IOException {
        payload.connected();
        if (passed.getAndSet(true) && !method.equals("GET")) {
            throw new IOException("an interceptor of the OkHttpClient wants to send the request a second time");
        }
    }

    /** The peer has answered, though its body is still to come. */
    void answered(Response response) {
        answer = response;
    }

    /** What the peer has answered, as it came. */
    @Nullable
    Response answer() {
        return answer;
    }

    /** True if the peer cannot have acted on the request, and never will. */
    boolean withhold() {
        return answer == null && payload.withhold();
    }

    /** The status of a response that has come through all interceptors. */
    int status(Response response) {
        Response network = answer;
        return network != null && response.code() == Gate.DISGUISE ? network.code() : response.code();
    }

    /** The headers of a response that has come through all interceptors, with what the gate has taken away. */
    Headers headers(Response response) {
        Response network = answer;
        okhttp3.Headers fields = response.headers();
        Headers.Builder headers = Headers.builder();
        for (int i = 0; i < fields.size(); i++) {
            headers.add(fields.name(i), fields.value(i));
        }
        if (network != null && response.header(RETRY_AFTER) == null) {
            network.headers(RETRY_AFTER).forEach(value -> headers.add(RETRY_AFTER, value));
        }
        return headers.build();
    }
}
