package io.github.nh4j.transport.okhttp;

import java.io.IOException;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The last interceptor before the wire, where a connection is ready and nothing has been written. It hides from OkHttp
 * what OkHttp would act upon by itself; {@link Progress} keeps what came.
 */
final class Gate implements Interceptor {
    /** Stands for a 407, which OkHttp turns into an exception unless a proxy has sent it. */
    static final int DISGUISE = 499;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Progress progress = Progress.of(chain.call());
        Connection connection = Objects.requireNonNull(chain.connection());
        progress.pass(chain.request().method());
        Response response = chain.proceed(chain.request());
        progress.answered(response);
        return switch (response.code()) {
            // For a GET a 0 makes OkHttp ask again at once, and a number of more than 31 bits makes it fail.
            case 503 -> response.newBuilder().removeHeader("Retry-After").build();
            case 407 ->
                connection.route().proxy().type() == Proxy.Type.HTTP
                        ? response
                        : response.newBuilder().code(DISGUISE).build();
            default -> response;
        };
    }
}
