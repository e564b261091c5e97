package io.github.nh4j.transport.apache;

import java.net.ProxySelector;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the clients that a transport owns: they repeat, follow, remember and unpack nothing. */
final class Clients {
    /** A hub is one host, so the limit of a route is that of the pool. */
    private static final int MOST_CONNECTIONS = 256;

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 256;

    private Clients() {}

    static CloseableHttpClient classic() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(http1())
                                .build())
                        .setDefaultConnectionConfig(connections())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .setRoutePlanner(routes())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** Started, which makes threads. */
    static CloseableHttpAsyncClient async() {
        Pool pool = new Pool();
        pool.setDefaultConnectionConfig(connections());
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setDefaultMaxPerRoute(MOST_CONNECTIONS);
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(pool)
                .setHttp1Config(http1())
                .setH2Config(H2Config.custom().setPushEnabled(false).build())
                .setRoutePlanner(routes())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst("nh4j", Wire::hold)
                .build();
        client.start();
        return client;
    }

    /** A connection that idled is looked at before it is used: the peer may have closed it. */
    private static ConnectionConfig connections() {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofSeconds(5))
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .build();
    }

    private static Http1Config http1() {
        return Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
    }

    /** By the system properties for proxies. */
    private static HttpRoutePlanner routes() {
        return new SystemDefaultRoutePlanner(ProxySelector.getDefault());
    }
}
