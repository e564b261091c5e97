package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.tck.RawServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client of the application does for others, and not for the transport. */
@Timeout(60)
class OkHttpTransportSwitchedOffTest {
    private static TransportRequest post(RawServer server) {
        return Calls.post(server.uri("/"), "x").build();
    }

    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void repliesToA401(Calls calls) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .authenticator((route, response) -> {
                    asked.incrementAndGet();
                    return response.request()
                            .newBuilder()
                            .header("Authorization", "x")
                            .build();
                })
                .build();
        isAnsweredOnce(client, calls, "POST", 401);
        isAnsweredOnce(client, calls, "GET", 401);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void repliesToAProxyThatRefusesTheRequestItself(Calls calls) throws Exception {
        try (RawServer proxy = RawServer.answering(RawServer.response(407, "no"))) {
            OkHttpTransport transport = OkHttpTransport.using(proxied(proxy));
            for (String method : List.of("POST", "GET")) {
                TransportRequest request = TransportRequest.builder(method, URI.create("http://hub.invalid/"))
                        .build();
                assertThat(calls.call(transport, request).status()).isEqualTo(407);
            }
            assertThat(proxy.requests()).hasSize(2);
            assertThat(asked).hasValue(0);
        }
    }

    /** This comes before the request, and without it no request could be sent. */
    @ParameterizedTest
    @EnumSource
    void butNotRepliesToAProxyThatOpensATunnel(Calls calls) throws Exception {
        try (RawServer proxy = RawServer.answering(RawServer.response(407, "no"))) {
            OkHttpTransport transport = OkHttpTransport.using(proxied(proxy));
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> calls.call(
                            transport,
                            Calls.post(URI.create("https://hub.invalid/"), "x").build()))
                    .withMessageContaining("hub.invalid:443");
            assertThat(asked).hasPositiveValue();
            assertThat(proxy.requests())
                    .allSatisfy(request -> assertThat(request.method()).isEqualTo("CONNECT"))
                    .anySatisfy(request ->
                            assertThat(request.header("Proxy-Authorization")).containsExactly("Basic eDp5"));
        }
    }

    private OkHttpClient proxied(RawServer proxy) {
        return new OkHttpClient.Builder()
                .proxy(new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress("localhost", proxy.uri("/").getPort())))
                .proxyAuthenticator((route, response) -> {
                    if (response.request().header("Proxy-Authorization") != null) {
                        return null;
                    }
                    asked.incrementAndGet();
                    return response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", "Basic eDp5")
                            .build();
                })
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void cookies(Calls calls) throws Exception {
        OkHttpTransport transport = OkHttpTransport.using(new OkHttpClient.Builder()
                .cookieJar(new CookieJar() {
                    @Override
                    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                        asked.incrementAndGet();
                    }

                    @Override
                    public List<Cookie> loadForRequest(HttpUrl url) {
                        asked.incrementAndGet();
                        return List.of();
                    }
                })
                .build());
        try (RawServer server = RawServer.answering(RawServer.response(200, "", "Set-Cookie: a=b"))) {
            calls.call(transport, post(server));
            assertThat(asked).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCache(Calls calls, @TempDir Path folder) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .cache(new Cache(folder.toFile(), 1_000_000))
                .build();
        OkHttpTransport transport = OkHttpTransport.using(client);
        try (RawServer server = RawServer.answering(RawServer.response(200, "ok", "Cache-Control: max-age=60"))) {
            client.newCall(new Request.Builder().url(server.uri("/").toString()).build())
                    .execute()
                    .body()
                    .bytes();
            calls.call(transport, Calls.get(server.uri("/")).build());
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void redirectsAndRepeats(Calls calls) throws Exception {
        OkHttpClient client = new OkHttpClient();
        for (int status : new int[] {301, 303, 307, 308, 408, 421, 429, 503}) {
            for (String method : List.of("GET", "DELETE", "POST")) {
                isAnsweredOnce(client, calls, method, status);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void timeoutsForReading(Calls calls) throws Exception {
        OkHttpTransport transport = OkHttpTransport.using(
                new OkHttpClient.Builder().readTimeout(Duration.ofMillis(1)).build());
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            connection.drip("x", 10);
        })) {
            assertThat(calls.call(transport, post(server)).body()).hasSize(10);
        }
    }

    private void isAnsweredOnce(OkHttpClient client, Calls calls, String method, int status) throws Exception {
        try (RawServer server = RawServer.answering(RawServer.response(
                status, "no", "Location: /again", "Retry-After: 0", "WWW-Authenticate: Basic realm=\"x\""))) {
            TransportResponse response = calls.call(
                    OkHttpTransport.using(client),
                    TransportRequest.builder(method, server.uri("/")).build());
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.headers().all("Retry-After")).containsExactly("0");
            assertThat(response.body()).asString().isEqualTo("no");
            assertThat(server.requests()).hasSize(1);
        }
    }
}
