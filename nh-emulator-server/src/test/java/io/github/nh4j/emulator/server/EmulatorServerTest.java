package io.github.nh4j.emulator.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.ServerGeneration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorServerTest {
    private final HubEmulator emulator = HubEmulator.create("news");
    private final EmulatorServer server = EmulatorServer.start(emulator);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSignedSendIsAcceptedAndDelivered() throws Exception {
        HttpResponse<String> response = http.send(
                signed("/news/messages?api-version=2020-06&direct")
                        .header("ServiceBusNotification-Format", "apple")
                        .header("ServiceBusNotification-DeviceHandle", "abc")
                        .POST(BodyPublishers.ofString("{\"aps\":{\"alert\":\"Grüße\"}}", UTF_8))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().allValues("Content-Length")).containsExactly("0");
        assertThat(response.headers().firstValue("Location").orElse(""))
                .startsWith("http://localhost:" + server.port() + "/news/messages/NH-");
        assertThat(emulator.inbox("abc"))
                .singleElement()
                .satisfies(push -> assertThat(push.payload()).isEqualTo("{\"aps\":{\"alert\":\"Grüße\"}}"));
    }

    @Test
    void headersThatBothTheServerAndTheHubKnowAreSentOnce() throws Exception {
        HttpResponse<String> response =
                http.send(request("/news/messages").GET().build(), BodyHandlers.ofString());

        assertThat(response.headers().allValues("Date")).hasSize(1);
        assertThat(response.headers().allValues("Server")).containsExactly("Kestrel");
        assertThat(response.headers().allValues("TrackingId")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/registrationids", "/news/unknown"})
    void theOldGenerationAnswersInChunksEvenIfThereIsNothingToSay(String path) throws Exception {
        try (EmulatorServer old = EmulatorServer.start(HubEmulator.create("news", ServerGeneration.OLD))) {
            HttpResponse<String> response =
                    http.send(signed(old, path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());

            boolean found = response.statusCode() == 201;
            assertThat(response.body()).hasSizeGreaterThan(found ? -1 : 100).hasSizeLessThan(found ? 1 : 1_000);
            assertThat(response.headers().allValues("Transfer-Encoding")).containsExactly("chunked");
            assertThat(response.headers().allValues("Content-Length")).isEmpty();
            assertThat(response.headers().allValues("Content-Type")).containsExactly("application/xml; charset=utf-8");
        }
    }

    @Test
    void aRequestWithoutATokenIsRefusedWithTheHubsXml() throws Exception {
        HttpResponse<String> response = http.send(
                request("/news/messages?api-version=2020-06")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("<Code>401</Code>", "MissingToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/installations/a%2Fb", "/news/installations/a%20b", "/news/messages/$batch?direct"})
    void theTargetReachesTheHubAsItWasSent(String target) throws Exception {
        HttpResponse<String> unused = http.send(signed(target).GET().build(), BodyHandlers.ofString());

        HttpResponse<String> requests =
                http.send(request("/_emulator/requests").GET().build(), BodyHandlers.ofString());

        assertThat(requests.body()).contains("\"" + target + "\"");
    }

    @Test
    void aTargetThatIsNoUriIsABadRequest() throws IOException {
        assertThat(raw("GET /news/|{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aBodyWithoutALengthIsReadWhole() throws IOException {
        String request = """
                POST /_emulator/clock HTTP/1.1
                Host: localhost
                Transfer-Encoding: chunked
                Connection: close

                9
                {"advance
                c
                ":"PT2H"   }
                0

                """;
        assertThat(raw(request.replace("\n", "\r\n"))).startsWith("HTTP/1.1 200");
        assertThat(Duration.between(Instant.now(), emulator.now())).isGreaterThan(Duration.ofMinutes(119));
    }

    @Test
    void itListensOnTheOneLoopbackAddressThatItsConnectionStringNames() {
        // A server on every address would answer here, as it would to other machines.
        assertThatThrownBy(() -> new Socket("127.0.0.2", server.port()).close()).isInstanceOf(IOException.class);
        assertThat(server.connectionString())
                .startsWith("Endpoint=sb://localhost:" + server.port() + "/;")
                .endsWith(";UseDevelopmentEmulator=true");
    }

    @Test
    void aPortInUseIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> EmulatorServer.start(emulator, server.port()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + server.port())
                .hasMessageContaining("in use");
    }

    @Test
    void closingTwiceIsClosingOnceAndFreesThePort() {
        int port = server.port();
        server.close();
        server.close();
        try (EmulatorServer again = EmulatorServer.start(emulator, port)) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    private HttpRequest.Builder request(String target) {
        return request(server, target);
    }

    private static HttpRequest.Builder request(EmulatorServer server, String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + target));
    }

    private HttpRequest.Builder signed(String target) {
        return signed(server, target);
    }

    private static HttpRequest.Builder signed(EmulatorServer server, String target) {
        String token = SasSigner.of(ConnectionString.parse(server.connectionString()))
                .sign(
                        "http://localhost:" + server.port() + "/news",
                        Instant.now().plusSeconds(60))
                .value();
        return request(server, target).header("Authorization", token);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(UTF_8);
        }
    }
}
