package io.github.nh4j.transport.okhttp;

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
    private final Payload payload;
    private final CallSockets sockets;
    private final AtomicBoolean passed = new AtomicBoolean();
    private volatile @Nullable Response answer;

    Progress(Payload payload, CallSockets sockets) {
        this.payload = payload;
        this.sockets = sockets;
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
        sockets.connected();
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
        if (answer != null || !payload.withhold()) {
            return false;
        }
        sockets.abort();
        return true;
    }
}
