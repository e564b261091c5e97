package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In which words a person is told why a request was not sent, and what only this client can break. */
@Timeout(60)
class OkHttpTransportFailureTest {
    private static final String SECRET = "SharedAccessSignature sig=secret";
    private static final String OK = RawServer.response(200, "ok");

    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private static TransportRequest request(URI uri) {
        return TransportRequest.builder("POST", uri)
                .header("Authorization", SECRET)
                .body("secret body".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void isNotSent(OkHttpTransport over, Calls calls, TransportRequest request, String message) {
        assertThatExceptionOfType(RequestNotSentException.class)
                .isThrownBy(() -> calls.call(over, request))
                .withMessageContaining(message)
                .withMessageNotContaining("secret")
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(RequestNotSentException.class));
    }

    @ParameterizedTest
    @EnumSource
    void refused(Calls calls) throws Exception {
        int port = unusedPort();
        URI uri = URI.create("http://localhost:" + port + "/hub");
        isNotSent(transport, calls, request(uri), "nothing listens at localhost:" + port);
    }

    @ParameterizedTest
    @EnumSource
    void unknownHost(Calls calls) {
        URI uri = URI.create("https://no-such-host.invalid/hub");
        isNotSent(transport, calls, request(uri), "the name no-such-host.invalid does not resolve");
    }

    @ParameterizedTest
    @EnumSource
    void clearTextBehindHttps(Calls calls) throws Exception {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (RawServer server = RawServer.start(listener, "https", connection -> {
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            connection.stall();
        })) {
            isNotSent(transport, calls, request(server.uri("/")), "no TLS connection to localhost:");
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknownCertificate(Calls calls) throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        ServerSocket listener = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (RawServer server = RawServer.start(listener, "https", RawConnection::readRequest)) {
            isNotSent(transport, calls, request(server.uri("/")), "certificate is not accepted");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProxyRefusesTheTunnel(Calls calls) throws Exception {
        try (RawServer proxy = RawServer.answering(RawServer.response(502, "no"))) {
            OkHttpTransport proxied = OkHttpTransport.using(new OkHttpClient.Builder()
                    .proxy(new Proxy(
                            Proxy.Type.HTTP,
                            new InetSocketAddress("localhost", proxy.uri("/").getPort())))
                    .build());
            TransportRequest request = request(URI.create("https://hub.invalid/x"));
            isNotSent(proxied, calls, request, "hub.invalid:443");
            assertThat(proxy.requests())
                    .singleElement()
                    .satisfies(connect -> assertThat(connect.headerLines()).contains("Host: hub.invalid:443"));
        }
    }

    @Test
    void theExecutorOfTheClientIsShutDown() throws Exception {
        OkHttpTransport rejecting = OkHttpTransport.using(
                new OkHttpClient.Builder().dispatcher(new Dispatcher(ended())).build());
        try (RawServer server = RawServer.answering(OK)) {
            isRejected(rejecting.sendAsync(request(server.uri("/")), new Cancellation()));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static ExecutorService ended() {
        ExecutorService executor = Executors.newCachedThreadPool();
        executor.shutdown();
        return executor;
    }

    private void isRejected(CompletableFuture<?> future) {
        assertThat(future)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RequestNotSentException.class);
    }
}
