package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client that is passed in keeps, and what is switched off for each request. */
@org.junit.jupiter.api.Timeout(60)
class BorrowedClientTest {
    private static final String OK = RawServer.response(200, "ok");
    private static final RequestConfig EVERYTHING_ON = RequestConfig.custom()
            .setRedirectsEnabled(true)
            .setExpectContinueEnabled(true)
            .setAuthenticationEnabled(true)
            .setContentCompressionEnabled(true)
            .build();
    private static final DefaultHttpRequestRetryStrategy EAGER =
            new DefaultHttpRequestRetryStrategy(3, TimeValue.ofMilliseconds(1));

    private static TransportRequest post(URI uri) {
        return Subject.post(uri, "x").build();
    }

    private static BasicCredentialsProvider credentials(int port) {
        BasicCredentialsProvider provider = new BasicCredentialsProvider();
        provider.setCredentials(
                new AuthScope("localhost", port), new UsernamePasswordCredentials("user", "secret".toCharArray()));
        return provider;
    }

    /** A client that does all that a transport must not do. */
    private static Subject eager(boolean async, int port) {
        CookieStore cookies = new BasicCookieStore();
        BasicClientCookie cookie = new BasicClientCookie("a", "b");
        cookie.setDomain("localhost");
        cookie.setPath("/");
        cookies.addCookie(cookie);
        return async
                ? Subject.over(HttpAsyncClients.custom()
                        .setDefaultRequestConfig(EVERYTHING_ON)
                        .setDefaultCookieStore(cookies)
                        .setDefaultCredentialsProvider(credentials(port))
                        .setRetryStrategy(EAGER)
                        .build())
                : Subject.over(HttpClients.custom()
                        .setDefaultRequestConfig(EVERYTHING_ON)
                        .setDefaultCookieStore(cookies)
                        .setDefaultCredentialsProvider(credentials(port))
                        .setRetryStrategy(EAGER)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "false, GET, 200", "false, POST, 307", "false, GET, 302", "false, POST, 401", "false, GET, 401",
                "false, GET, 503",
        "true, GET, 200", "true, POST, 307", "true, GET, 302", "true, POST, 401", "true, GET, 401", "true, GET, 503",
        "false, POST, 407", "true, POST, 407"
    })
    void whatItWouldDoByItselfIsNotDone(boolean async, String method, int status) throws Exception {
        String answer = RawServer.response(
                status,
                "body",
                "Location: /other",
                "WWW-Authenticate: Basic realm=\"x\"",
                "Proxy-Authenticate: Basic realm=\"x\"");
        try (RawServer server = RawServer.answering(answer);
                Subject subject = eager(async, server.uri("/").getPort())) {
            TransportRequest request =
                    TransportRequest.builder(method, server.uri("/")).build();
            assertThat(subject.call(request).status()).isEqualTo(status);
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(only -> assertThat(List.of(
                                    "Cookie", "Expect", "Accept-Encoding", "Authorization", "Proxy-Authorization"))
                            .allSatisfy(name -> assertThat(only.header(name)).isEmpty()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTargetWithTlsGetsNoCredentialsEither(boolean async) throws Exception {
        TlsFixture tls = TlsFixture.of("localhost");
        String answer = RawServer.response(401, "", "WWW-Authenticate: Basic realm=\"x\"");
        try (RawServer server = RawServer.start(tls.listener(), "https", connection -> {
                    while (connection.readRequest() != null) {
                        connection.write(answer);
                    }
                });
                Subject subject =
                        withProxyOrNone(async, tls, null, server.uri("/").getPort())) {
            assertThat(subject.call(post(server.uri("/"))).status()).isEqualTo(401);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static Subject withProxyOrNone(boolean async, TlsFixture tls, @Nullable HttpHost proxy, int port) {
        return async
                ? Subject.over(Subject.asyncTrusting(tls.context())
                        .setProxy(proxy)
                        .setDefaultCredentialsProvider(credentials(port))
                        .build())
                : Subject.over(Subject.blockingTrusting(tls.context())
                        .setProxy(proxy)
                        .setDefaultCredentialsProvider(credentials(port))
                        .build());
    }

    /** Passes on what comes, both ways, until one side ends it. */
    private static void tunnel(RawConnection connection, int port) throws IOException {
        try (Socket peer = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = new Thread(() -> {
                byte[] buffer = new byte[1024];
                try {
                    for (int n = peer.getInputStream().read(buffer);
                            n >= 0;
                            n = peer.getInputStream().read(buffer)) {
                        connection.write(Arrays.copyOf(buffer, n));
                    }
                } catch (IOException e) {
                    // The other direction ends as well.
                }
            });
            back.start();
            for (byte[] next = connection.read(1); next.length > 0; next = connection.read(1)) {
                peer.getOutputStream().write(next);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsProxyGetsItsCredentialsAndOpensTheTunnel(boolean async) throws Exception {
        TlsFixture tls = TlsFixture.of("localhost");
        try (RawServer server = RawServer.start(tls.listener(), "https", connection -> {
                    connection.readRequest();
                    connection.write(OK);
                    connection.stall();
                });
                RawServer proxy = RawServer.start(connection -> {
                    for (RawRequest r = connection.readRequest(); r != null; r = connection.readRequest()) {
                        if (r.header("Proxy-Authorization").isEmpty()) {
                            connection.write(RawServer.response(407, "", "Proxy-Authenticate: Basic realm=\"proxy\""));
                        } else {
                            connection.write("HTTP/1.1 200 OK\r\n\r\n");
                            tunnel(connection, server.uri("/").getPort());
                        }
                    }
                });
                Subject subject = withProxyOrNone(
                        async,
                        tls,
                        new HttpHost("localhost", proxy.uri("/").getPort()),
                        proxy.uri("/").getPort())) {
            assertThat(subject.call(post(server.uri("/hub"))).status()).isEqualTo(200);
            assertThat(proxy.requests()).extracting(RawRequest::method).containsExactly("CONNECT", "CONNECT");
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(r -> assertThat(r.header("Proxy-Authorization")).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, 403",
        "false, 502",
        "false, 302",
        "true, 403",
        "true, 502",
        "true, 302",
        "false, 407",
        "true, 407"
    })
    void aTunnelThatIsRefusedIsNotAnAnswer(boolean async, int status) throws Exception {
        try (RawServer proxy = RawServer.answering(RawServer.response(status, "secret"));
                Subject subject = withProxyOrNone(
                        async,
                        TlsFixture.of("localhost"),
                        new HttpHost("localhost", proxy.uri("/").getPort()),
                        1)) {
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> subject.call(post(URI.create("https://hub.invalid/x"))))
                    .withMessageContaining("a proxy refused to connect to hub.invalid:443")
                    .withMessageNotContaining("secret");
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    private static void hadNoConnection(@Nullable Throwable failure) {
        assertThat(failure)
                .isInstanceOf(RequestNotSentException.class)
                .hasMessageContaining("the pool had no connection to localhost:")
                .hasCauseInstanceOf(Exception.class);
    }

    @Test
    void aLeaseEndsWithTheTimeOfTheCall() throws Exception {
        Cancellation first = new Cancellation();
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.stall();
                });
                Subject subject = Subject.over(HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnTotal(1)
                                .build())
                        .build())) {
            FutureTask<Throwable> holder =
                    new FutureTask<>(() -> catchThrowable(() -> subject.call(post(server.uri("/")), first)));
            new Thread(holder).start();
            server.awaitRequest();
            hadNoConnection(catchThrowable(() -> subject.call(Subject.post(server.uri("/"), "x")
                    .timeout(Duration.ofMillis(50))
                    .build())));
            first.cancel();
            assertThat(holder.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    /** Its pool looks at the time only when it gets a connection back. */
    @Test
    void aLeaseOfAnAsynchronousClientEndsLater() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    Subject.await(late);
                    connection.write(OK);
                    connection.stall();
                });
                Subject subject = Subject.over(HttpAsyncClients.custom()
                        .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                                .setMaxConnTotal(1)
                                .build())
                        .build())) {
            AsyncTransport transport = (AsyncTransport) subject.transport();
            var first = transport.sendAsync(post(server.uri("/")), new Cancellation());
            server.awaitRequest();
            var second = transport.sendAsync(
                    Subject.post(server.uri("/"), "x")
                            .timeout(Duration.ofMillis(50))
                            .build(),
                    new Cancellation());
            assertThat(catchThrowable(() -> second.get(200, TimeUnit.MILLISECONDS)))
                    .isInstanceOf(TimeoutException.class);
            late.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            hadNoConnection(
                    catchThrowable(() -> second.get(10, TimeUnit.SECONDS)).getCause());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void itsOwnLimitCountsWhereItIsShorter() throws Exception {
        CloseableHttpClient impatient = HttpClients.custom()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMilliseconds(100))
                        .build())
                .build();
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.stall();
                });
                Subject subject = Subject.over(impatient)) {
            long start = System.nanoTime();
            assertThat(catchThrowable(() -> subject.call(post(server.uri("/")))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** The one way in which its connection ends, if the peer says nothing and the call is cancelled. */
    @Test
    void silenceEndsWithTheTimeOfTheCallForAnAsynchronousClient() throws Exception {
        CountDownLatch dropped = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    cancellation.cancel();
                    try {
                        connection.stall();
                    } finally {
                        dropped.countDown();
                    }
                });
                Subject subject = Subject.over(HttpAsyncClients.createDefault())) {
            TransportRequest request = Subject.post(server.uri("/"), "x")
                    .timeout(Duration.ofSeconds(1))
                    .build();
            assertThat(catchThrowable(() -> subject.call(request, cancellation)))
                    .isInstanceOf(IOException.class);
            Subject.await(dropped);
        }
    }

    @Test
    void itsInterceptorsSeeTheCalls() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        CloseableHttpClient counted = HttpClients.custom()
                .addExecInterceptorFirst("count", (request, scope, chain) -> {
                    seen.incrementAndGet();
                    return chain.proceed(request, scope);
                })
                .build();
        try (RawServer server = RawServer.answering(OK);
                Subject subject = Subject.over(counted)) {
            subject.call(post(server.uri("/")));
            assertThat(seen).hasValue(1);
        }
    }

    @Test
    void itStaysOpen() throws Exception {
        try (CloseableHttpClient blocking = HttpClients.createDefault();
                CloseableHttpAsyncClient async = HttpAsyncClients.createDefault();
                RawServer server = RawServer.answering(OK)) {
            for (int i = 0; i < 2; i++) {
                for (Subject subject : List.of(Subject.over(blocking), Subject.over(async))) {
                    assertThat(subject.call(post(server.uri("/"))).status()).isEqualTo(200);
                    subject.transport().close();
                    subject.transport().close();
                    assertThatExceptionOfType(RequestNotSentException.class)
                            .isThrownBy(() -> subject.call(post(server.uri("/"))))
                            .withMessage("the transport is closed");
                }
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatItsOwnerHasClosedSendsNothing(boolean async) throws Exception {
        try (RawServer server = RawServer.answering(OK);
                Subject subject = async
                        ? Subject.over(HttpAsyncClients.createDefault())
                        : Subject.over(HttpClients.createDefault())) {
            subject.client().close();
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> subject.call(post(server.uri("/"))))
                    .withMessageContaining("the HTTP client")
                    .withCauseInstanceOf(IllegalStateException.class);
        }
    }
}
