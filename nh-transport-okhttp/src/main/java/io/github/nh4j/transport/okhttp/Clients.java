package io.github.nh4j.transport.okhttp;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes, derives and ends clients. */
final class Clients {
    private static final int CALLS_AT_ONCE = 64;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(30);

    private Clients() {}

    /** Keeps as many connections as there may be calls, each for one minute, before a peer is likely to close it. */
    static OkHttpClient open() {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .connectionPool(new ConnectionPool(CALLS_AT_ONCE, 1, TimeUnit.MINUTES))
                .build();
    }

    /**
     * The client that a transport sends with. It shares the other one's pool, executor and all else that is not named here.
     *
     * <p>Timeouts for reading and writing would race with the cancellation, which covers every phase. But OkHttp notices a
     * dead HTTP/2 connection only by one of them, or by pings.
     */
    static OkHttpClient derive(OkHttpClient client) {
        OkHttpClient.Builder derived = client.newBuilder()
                .dispatcher(wider(client.dispatcher()))
                .addNetworkInterceptor(new Gate())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
        if (client.pingIntervalMillis() == 0) {
            derived.pingInterval(PING_INTERVAL);
        }
        if (client.proxyAuthenticator() != Authenticator.NONE) {
            derived.proxyAuthenticator(forTunnels(client.proxyAuthenticator()));
        }
        return derived.build();
    }

    /** Five asynchronous calls to one host are OkHttp's default, and a hub is one host. */
    private static Dispatcher wider(Dispatcher given) {
        Dispatcher dispatcher = new Dispatcher(given.executorService());
        dispatcher.setMaxRequests(Math.max(CALLS_AT_ONCE, given.getMaxRequests()));
        dispatcher.setMaxRequestsPerHost(Math.max(CALLS_AT_ONCE, given.getMaxRequestsPerHost()));
        return dispatcher;
    }

    /** A tunnel to the hub is opened before the request is sent; to answer a proxy later would send a request again. */
    private static Authenticator forTunnels(Authenticator given) {
        return (route, response) ->
                response.request().method().equals("CONNECT") ? given.authenticate(route, response) : null;
    }

    /** Ends what {@link #open} has made, but for the threads that all clients of OkHttp share. */
    static void shutDown(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
