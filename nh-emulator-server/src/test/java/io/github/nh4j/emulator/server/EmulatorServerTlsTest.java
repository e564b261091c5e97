package io.github.nh4j.emulator.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.emulator.HubEmulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorServerTlsTest {
    private final HubEmulator emulator = HubEmulator.create("news");
    private final EmulatorServer server =
            EmulatorServer.builder(emulator).httpsPort(0).start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSignedSendIsAcceptedAndDeliveredInTheVersionThatTheClientWants(HttpClient.Version version) throws Exception {
        HttpResponse<String> response = trusting(version).send(send("localhost"), BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(version);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location").orElse(""))
                .startsWith("https://localhost:" + server.httpsPort() + "/news/messages/NH-");
        assertThat(response.headers().allValues("Date")).hasSize(1);
        assertThat(response.headers().allValues("Server")).containsExactly("Kestrel");
        assertThat(emulator.inbox("abc"))
                .singleElement()
                .satisfies(push -> assertThat(push.payload()).isEqualTo("{\"aps\":{}}"));
    }

    @ParameterizedTest
    @EnumSource
    void theTargetReachesTheHubAsItWasSent(HttpClient.Version version) throws Exception {
        String target = "/news/installations/a%2Fb%20c?$top=1";
        HttpResponse<String> unused = trusting(version)
                .send(HttpRequest.newBuilder(uri("localhost", target)).build(), BodyHandlers.ofString());

        HttpResponse<String> requests = trusting(version)
                .send(
                        HttpRequest.newBuilder(uri("localhost", "/_emulator/requests"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(requests.body()).contains("\"" + target + "\"");
    }

    @Test
    void theCertificateIsForTheAddressAsWellAsForTheName() throws Exception {
        HttpResponse<String> response =
                trusting(HttpClient.Version.HTTP_2).send(send("127.0.0.1"), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void whoeverDoesNotTrustTheCaCannotTalkToIt() {
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(send("localhost"), BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void everyServerHasACaOfItsOwn() throws Exception {
        try (EmulatorServer other =
                EmulatorServer.builder(emulator).httpsPort(0).start()) {
            HttpClient trustsTheOther = HttpClient.newBuilder()
                    .sslContext(Trust.in(other.caCertificate()))
                    .build();
            assertThatThrownBy(() -> trustsTheOther.send(send("localhost"), BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void theCaIsAnAuthorityAndIsValidFromYesterdayForMoreThanAMonth() throws Exception {
        X509Certificate ca = server.caCertificate();

        ca.verify(ca.getPublicKey());
        ca.checkValidity(Date.from(Instant.now().minus(Duration.ofHours(23))));
        ca.checkValidity(Date.from(Instant.now().plus(Duration.ofDays(31))));
        assertThat(ca.getBasicConstraints())
                .as("certificates between it and the server's")
                .isZero();
        assertThat(ca.getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void thePemIsTheSameCertificate() throws Exception {
        String pem = server.caCertificatePem();

        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII))))
                .isEqualTo(server.caCertificate());
        assertThat(pem.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
        assertThat(pem).endsWith("-----END CERTIFICATE-----\n");
    }

    @Test
    void theServersCertificateIsForServersOnThisMachineAndNoAuthority() throws Exception {
        try (SSLSocket socket = (SSLSocket)
                Trust.in(server.caCertificate()).getSocketFactory().createSocket("localhost", server.httpsPort())) {
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];

            assertThat(certificate.getSubjectAlternativeNames())
                    .<Object>extracting(name -> name.get(1))
                    .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
            assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
            assertThat(certificate.getExtendedKeyUsage()).as("serverAuth").containsExactly("1.3.6.1.5.5.7.3.1");
        }
    }

    @Test
    void bothFacesOfferTheSameHubAndHaveTheirConnectionStrings() {
        assertThat(server.httpsPort()).isNotEqualTo(server.port());
        ConnectionString https = ConnectionString.parse(server.httpsConnectionString());
        assertThat(https.endpoint()).hasToString("https://localhost:" + server.httpsPort());
        assertThat(server.httpsConnectionString())
                .doesNotContain("UseDevelopmentEmulator")
                .doesNotEndWith(";");
        assertThat(ConnectionString.parse(server.connectionString()).endpoint())
                .hasToString("http://localhost:" + server.port());
    }

    @Test
    void itListensOnOneLoopbackAddressOnly() {
        // A server on every address would answer here, as it would to other machines.
        assertThatThrownBy(() -> new Socket("127.0.0.2", server.httpsPort()).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void withoutBeingAskedThereIsNoHttps() {
        try (EmulatorServer clear = EmulatorServer.start(emulator)) {
            assertThatThrownBy(clear::httpsPort)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ask for it");
            assertThatThrownBy(clear::httpsConnectionString).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(clear::caCertificate).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(clear::caCertificatePem).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anHttpsPortInUseIsAnErrorThatNamesItAndLeavesNoPortOpen() throws IOException {
        int http;
        try (ServerSocket free = new ServerSocket(0)) {
            http = free.getLocalPort();
        }

        assertThatThrownBy(() -> EmulatorServer.builder(emulator)
                        .httpPort(http)
                        .httpsPort(server.httpsPort())
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + server.httpsPort())
                .hasMessageContaining("in use");
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), http).close())
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortThatDoesNotExistIsRefusedAtOnce(int port) {
        EmulatorServer.Builder builder = EmulatorServer.builder(emulator);
        assertThatThrownBy(() -> builder.httpPort(port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(port));
        assertThatThrownBy(() -> builder.httpsPort(port)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingFreesBothPorts() {
        int http = server.port();
        int https = server.httpsPort();
        server.close();
        try (EmulatorServer again =
                EmulatorServer.builder(emulator).httpPort(http).httpsPort(https).start()) {
            assertThat(again.port()).isEqualTo(http);
            assertThat(again.httpsPort()).isEqualTo(https);
        }
    }

    private HttpClient trusting(HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(Trust.in(server.caCertificate()))
                .build();
    }

    private HttpRequest send(String host) {
        String token = SasSigner.of(ConnectionString.parse(server.httpsConnectionString()))
                .sign("https://" + host + "/news", Instant.now().plusSeconds(60))
                .value();
        return HttpRequest.newBuilder(uri(host, "/news/messages?api-version=2020-06&direct"))
                .header("Authorization", token)
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "abc")
                .POST(BodyPublishers.ofString("{\"aps\":{}}"))
                .build();
    }

    private URI uri(String host, String target) {
        return URI.create("https://" + host + ":" + server.httpsPort() + target);
    }
}
