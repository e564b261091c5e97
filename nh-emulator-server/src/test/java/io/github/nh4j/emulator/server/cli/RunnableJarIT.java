package io.github.nh4j.emulator.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.emulator.server.Trust;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is downloaded and run. */
class RunnableJarIT {
    /** Of a process that SIGTERM has ended. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void itOffersAHubOverHttp2AndEndsWhenItIsAskedTo() throws Exception {
        try (RunnableJar emulator = RunnableJar.start(
                folder, "--http-port", "0", "--https-port", "0", "--hub", "news", "--ca-file", "ca.pem")) {
            Map<String, String> said = emulator.linesUntil("ready").stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            assertThat(said)
                    .containsOnlyKeys("http-port", "http-connection-string", "https-port", "https-connection-string");
            String https = said.getOrDefault("https-connection-string", "");
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(Trust.in(certificate(folder.resolve("ca.pem"))))
                    .build();

            HttpResponse<String> sent = client.send(
                    signed(https, "messages?api-version=2020-06&direct")
                            .header("ServiceBusNotification-Format", "apple")
                            .header("ServiceBusNotification-DeviceHandle", "abc")
                            .POST(BodyPublishers.ofString("{\"aps\":{}}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(sent.statusCode()).isEqualTo(201);
            assertThat(sent.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://localhost:" + said.get("http-port") + "/_emulator/inbox"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .contains("\"abc\"");

            // The connections of this client are still open.
            emulator.terminate();
            assertThat(emulator.status()).isEqualTo(TERMINATED);
            assertThat(emulator.errors()).isEmpty();
        }
    }

    @Test
    void aPortInUseIsOneLineAndStatusOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunnableJar emulator = RunnableJar.start(folder, "--hub=news", "--http-port=" + taken.getLocalPort())) {
            assertThat(emulator.linesUntil("ready")).isEmpty();
            assertThat(emulator.status()).isEqualTo(1);
            assertThat(emulator.errors()).singleElement().asString().contains("port " + taken.getLocalPort());
        }
    }

    @Test
    void aWrongOptionIsOneLineAndStatusTwo() throws Exception {
        try (RunnableJar emulator = RunnableJar.start(folder, "--hub=news", "--http-port=many")) {
            assertThat(emulator.status()).isEqualTo(2);
            assertThat(emulator.errors()).singleElement().asString().contains("--http-port", "many");
        }
    }

    @Test
    void itKnowsItsVersion() throws Exception {
        try (RunnableJar emulator = RunnableJar.start(folder, "--version")) {
            assertThat(emulator.linesUntil("ready"))
                    .containsExactly("nh-emulator " + System.getProperty("runnable.version"));
            assertThat(emulator.status()).isZero();
        }
    }

    private static X509Certificate certificate(Path pem) throws Exception {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static HttpRequest.Builder signed(String connectionString, String target) {
        ConnectionString parsed = ConnectionString.parse(connectionString);
        String hub = parsed.endpoint() + "/news";
        return HttpRequest.newBuilder(URI.create(hub + "/" + target))
                .header(
                        "Authorization",
                        SasSigner.of(parsed)
                                .sign(hub, Instant.now().plusSeconds(60))
                                .value());
    }
}
