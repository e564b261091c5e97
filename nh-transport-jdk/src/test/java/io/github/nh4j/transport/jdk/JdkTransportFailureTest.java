package io.github.nh4j.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which words a person is told why a request was not sent, and what only this client can break. */
@Timeout(60)
class JdkTransportFailureTest {
    private final JdkTransport transport = JdkTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private static TransportRequest request(String method, URI uri) {
        TransportRequest.Builder request =
                TransportRequest.builder(method, uri).header("Authorization", "SharedAccessSignature sig=secret");
        if (method.equals("POST")) {
            request.body("secret body".getBytes(StandardCharsets.UTF_8));
        }
        return request.build();
    }

    private static void isNotSent(JdkTransport over, TransportRequest request, String message) {
        assertThatExceptionOfType(RequestNotSentException.class)
                .isThrownBy(() -> over.send(request, new Cancellation()))
                .withMessageContaining(message)
                .withMessageNotContaining("secret")
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void refused() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI uri = URI.create("http://localhost:" + port + "/hub");
        isNotSent(transport, request("POST", uri), "nothing listens at localhost:" + port);
    }

    @Test
    void unknownHost() {
        URI uri = URI.create("https://no-such-host.invalid/hub");
        isNotSent(transport, request("POST", uri), "the name no-such-host.invalid does not resolve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "DELETE"})
    void clearTextBehindHttps(String method) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            connection.stall();
        })) {
            URI uri = URI.create("https://localhost:" + server.uri("/").getPort() + "/");
            isNotSent(transport, request(method, uri), "no TLS connection to localhost:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "DELETE"})
    void unknownCertificate(String method) throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
            server.start();
            URI uri = URI.create("https://localhost:" + server.getPort() + "/");
            isNotSent(transport, request(method, uri), "certificate is not accepted");
        }
    }

    @Test
    void theProxyRefusesTheTunnel() throws Exception {
        try (RawServer proxy = RawServer.answering(RawServer.response(502, "no"))) {
            JdkTransport proxied = JdkTransport.using(HttpClient.newBuilder()
                    .proxy(ProxySelector.of(
                            new InetSocketAddress("localhost", proxy.uri("/").getPort())))
                    .build());
            TransportRequest request = request("POST", URI.create("https://hub.invalid/x"))
                    .withHeader("Proxy-Authorization", "Custom token");
            isNotSent(proxied, request, "hub.invalid:443");
            assertThat(proxy.requests())
                    .singleElement()
                    .satisfies(connect -> assertThat(connect.headerLines())
                            .containsExactlyInAnyOrder("Host: hub.invalid:443", "Proxy-Authorization: Custom token"));
        }
    }

    /** The JDK hands out the answer to its CONNECT as if it were the hub's. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void theProxyAsksForCredentials(String method) throws Exception {
        String challenge = RawServer.response(407, "no", "Proxy-Authenticate: Basic realm=x");
        try (RawServer proxy = RawServer.answering(challenge)) {
            JdkTransport proxied = JdkTransport.using(HttpClient.newBuilder()
                    .proxy(ProxySelector.of(
                            new InetSocketAddress("localhost", proxy.uri("/").getPort())))
                    .build());
            TransportRequest request = request(method, URI.create("https://hub.invalid/x"));
            String message = "the proxy asks for credentials before it connects to hub.invalid:443";
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> proxied.send(request, new Cancellation()))
                    .withMessage(message);
            assertThat(proxied.sendAsync(request, new Cancellation()))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RequestNotSentException.class)
                    .withMessageContaining(message);
        }
    }

    @Test
    void theExecutorOfTheClientIsFull() throws Exception {
        JdkTransport full = JdkTransport.using(HttpClient.newBuilder()
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build());
        try (RawServer server = RawServer.answering(RawServer.response(200, "ok"))) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<?> future = full.sendAsync(request("POST", server.uri("/")), cancellation);
            // A blocking call does not notice: the JDK waits for a task that was turned away.
            cancellation.cancel();

            assertThat(future)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RequestNotSentException.class);
            assertThat(server.requests()).isEmpty();
        }
    }
}
