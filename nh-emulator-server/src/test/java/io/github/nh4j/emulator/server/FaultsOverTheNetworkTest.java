package io.github.nh4j.emulator.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.emulator.AcceptedSend;
import io.github.nh4j.emulator.Fault;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.ServerGeneration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsOverTheNetworkTest {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final HubEmulator emulator = HubEmulator.create("news");
    private final EmulatorServer server =
            EmulatorServer.builder(emulator).httpsPort(0).start();

    @AfterEach
    void close() {
        server.close();
    }

    /** What is spoken with the server. */
    private enum Protocol {
        HTTP_1_1,
        HTTP_1_1_OVER_TLS,
        HTTP_2
    }

    private HttpClient client(Protocol protocol) throws Exception {
        return HttpClient.newBuilder()
                .version(protocol == Protocol.HTTP_2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .sslContext(Trust.in(server.caCertificate()))
                .build();
    }

    private HttpRequest send(Protocol protocol) {
        boolean tls = protocol != Protocol.HTTP_1_1;
        String hub = tls ? "https://localhost:" + server.httpsPort() : "http://localhost:" + server.port();
        return HttpRequest.newBuilder(URI.create(hub + "/news/messages?direct"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", token())
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "abc")
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    private String token() {
        return SasSigner.of(ConnectionString.parse(server.connectionString()))
                .sign("http://localhost/news", Instant.now().plusSeconds(60))
                .value();
    }

    private HttpResponse<String> exchange(Protocol protocol) throws Exception {
        return client(protocol).send(send(protocol), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource
    void aStatusWithItsHeaders(Protocol protocol) throws Exception {
        emulator.faults().add(Fault.status(429).retryAfter("Tue, 01 Jan 2030 00:00:00 GMT"));

        HttpResponse<String> response = exchange(protocol);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("Tue, 01 Jan 2030 00:00:00 GMT");
        assertThat(emulator.ledger()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aResetBeforeTheRequestIsProcessed(Protocol protocol) {
        emulator.faults().add(Fault.resetBeforeProcessing());

        assertThatIOException().isThrownBy(() -> exchange(protocol));
        assertThat(emulator.ledger()).isEmpty();
        assertThat(emulator.faults().happened()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aResetAfterIt(Protocol protocol) {
        emulator.faults().add(Fault.resetAfterProcessing());

        assertThatIOException().isThrownBy(() -> exchange(protocol));
        assertThat(emulator.ledger()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedAnswerHasItsHeadOnly(Protocol protocol) throws Exception {
        emulator.faults().add(Fault.truncation());

        HttpResponse<InputStream> response = client(protocol).send(send(protocol), BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThatIOException().isThrownBy(() -> response.body().readAllBytes());
        assertThat(emulator.ledger())
                .singleElement()
                .extracting(AcceptedSend::answer)
                .isEqualTo("201 (truncation)");
    }

    @ParameterizedTest
    @EnumSource
    void aDelayedAnswer(Protocol protocol) throws Exception {
        emulator.faults().add(Fault.delay(PAUSE));
        long begun = System.nanoTime();

        assertThat(exchange(protocol).statusCode()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(PAUSE);
    }

    @ParameterizedTest
    @EnumSource
    void aDrippingAnswerComesToItsEnd(Protocol protocol) throws Exception {
        emulator.faults().add(Fault.drip(PAUSE));
        long begun = System.nanoTime();

        HttpResponse<InputStream> response = client(protocol).send(send(protocol), BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body().readAllBytes()).isEqualTo(" ".repeat(20).getBytes(US_ASCII));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(PAUSE.multipliedBy(20));
    }

    @Test
    void aResetOfAStreamLeavesTheOthersOfItsConnection() throws Exception {
        emulator.faults().add(Fault.delay(PAUSE.multipliedBy(20)).next(1));
        emulator.faults().add(Fault.resetBeforeProcessing().next(1));
        HttpClient client = client(Protocol.HTTP_2);
        // So that there is a connection that both can use.
        HttpResponse<String> unused = client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + server.httpsPort() + "/_emulator/inbox"))
                        .build(),
                BodyHandlers.ofString());

        CompletableFuture<HttpResponse<String>> delayed =
                client.sendAsync(send(Protocol.HTTP_2), BodyHandlers.ofString());
        CompletableFuture<HttpResponse<String>> reset =
                client.sendAsync(send(Protocol.HTTP_2), BodyHandlers.ofString());

        assertThat(CompletableFuture.allOf(delayed, reset)).failsWithin(30, TimeUnit.SECONDS);
        // Which of the two met which fault is a matter of chance.
        assertThat(delayed.isCompletedExceptionally()).isNotEqualTo(reset.isCompletedExceptionally());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(US_ASCII);
        }
    }

    private static final String GET = "GET /news/installations/a HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void aResetIsOneOfTheSocketAndNotJustItsEnd() {
        emulator.faults().add(Fault.resetBeforeProcessing());

        assertThatThrownBy(() -> raw(GET)).isInstanceOf(SocketException.class).hasMessageContaining("reset");
    }

    @Test
    void aTruncatedAnswerSaysThatItWouldBeLonger() throws Exception {
        emulator.faults().add(Fault.truncation());

        String answer = raw(GET);

        assertThat(answer).startsWith("HTTP/1.1 401").endsWith("</Error>");
        int body = answer.length() - answer.indexOf("\r\n\r\n") - 4;
        assertThat(answer).contains("Content-Length: " + (body + 1) + "\r\n");
    }

    @Test
    void aTruncatedAnswerInChunksHasNoLastOne() throws Exception {
        try (EmulatorServer old = EmulatorServer.start(HubEmulator.create("news", ServerGeneration.OLD));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), old.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /_emulator/faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 22\r\n\r\n"
                                    + "{\"fault\":\"truncation\"}" + GET)
                            .getBytes(US_ASCII));
            ByteArrayOutputStream answers = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answers);

            assertThat(answers.toString(US_ASCII))
                    .contains("204", "401", "chunked")
                    .endsWith("</Error>");
        }
    }
}
