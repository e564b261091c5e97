package io.github.nh4j.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract does not ask for: which clients are refused, which protocol is used, how the transport is found. */
@Timeout(60)
class JdkTransportTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "true"})
    void theSwitchThatRepeatsAllMethodsIsRefused(String value) {
        String name = "jdk.httpclient.enableAllMethodRetry";
        System.setProperty(name, value);
        try {
            assertThatIllegalStateException().isThrownBy(JdkTransport::create).withMessageContaining(name);
        } finally {
            System.clearProperty(name);
        }
    }

    @Test
    void aClientWithAnAuthenticatorIsRefused() {
        HttpClient client =
                HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkTransport.using(client))
                .withMessageContaining("authenticator")
                .withMessageContaining("Proxy-Authorization");
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkTransport.using(client))
                .withMessageContaining("followRedirects(HttpClient.Redirect.NEVER)");
    }

    @Test
    void aClientWithCookiesIsRefused() {
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkTransport.using(client))
                .withMessageContaining("cookieHandler");
    }

    @Test
    void http2IsUsedWhereThePeerOffersIt() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(certificates.sslSocketFactory());
            server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
            server.enqueue(new MockResponse.Builder().build());
            server.start();
            URI uri = URI.create("https://localhost:" + server.getPort() + "/");
            JdkTransport transport = JdkTransport.using(HttpClient.newBuilder()
                    .sslContext(certificates.sslContext())
                    .build());

            assertThat(transport
                            .send(TransportRequest.builder("GET", uri).build(), new Cancellation())
                            .status())
                    .isEqualTo(200);
            assertThat(server.takeRequest(0, TimeUnit.SECONDS))
                    .extracting(RecordedRequest::getVersion)
                    .isEqualTo("HTTP/2");
        }
    }

    /** It need not be, but the JDK lets a transport see the headers first. */
    @Test
    void anAnnouncedLengthOverTheCapIsRefusedBeforeTheBodyComes() throws Exception {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\n");
                    connection.stall();
                });
                JdkTransport transport = JdkTransport.create()) {
            TransportRequest request = TransportRequest.builder("POST", server.uri("/"))
                    .maxResponseBytes(5)
                    .build();
            assertThatExceptionOfType(ResponseTooLargeException.class)
                    .isThrownBy(() -> transport.send(request, new Cancellation()))
                    .withMessage("the body of the response has more than 5 bytes");
        }
    }
}
