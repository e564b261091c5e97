package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Says a response of OkHttp in the port's types. */
final class Answers {
    private static final String RETRY_AFTER = "Retry-After";
    private static final int NOT_MODIFIED = 304;
    private static final byte[] NOTHING = {};

    private Answers() {}

    /** Reads a response that has come through all interceptors. */
    static TransportResponse read(Call call, Response response, int cap) throws IOException {
        Progress progress = Progress.of(call);
        Response answer = progress.answer();
        if (answer == null) {
            // An interceptor has made it up.
            progress.answered(response);
        }
        int status = answer != null && response.code() == Gate.DISGUISE ? answer.code() : response.code();
        Headers headers = headers(response, answer);
        if (status == NOT_MODIFIED) {
            // It tells the length of a body that it does not have, and OkHttp would wait for that.
            call.cancel();
            return TransportResponse.of(status, headers, NOTHING);
        }
        ResponseBody body = response.body();
        if (body.contentLength() > cap || body.source().request(cap + 1L)) {
            // Or closing it would read on, so as to use the connection again.
            call.cancel();
            throw new ResponseTooLargeException(
                    status, headers, "the body of the response has more than " + cap + " bytes");
        }
        return TransportResponse.of(status, headers, body.source().readByteArray());
    }

    /** What is known of an answer whose rest did not come. */
    static IncompleteResponseException cut(Response answer) {
        return new IncompleteResponseException(
                answer.code(), headers(answer, null), "the exchange broke within the response");
    }

    /** With what the gate has taken away. */
    private static Headers headers(Response response, @Nullable Response answer) {
        okhttp3.Headers fields = response.headers();
        Headers.Builder headers = Headers.builder();
        for (int i = 0; i < fields.size(); i++) {
            headers.add(fields.name(i), fields.value(i));
        }
        if (answer != null && response.header(RETRY_AFTER) == null) {
            answer.headers(RETRY_AFTER).forEach(value -> headers.add(RETRY_AFTER, value));
        }
        return headers.build();
    }
}
