package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the contract does not ask for. */
@Timeout(60)
class OkHttpTransportTest {
    private static final String OK = RawServer.response(200, "ok");

    private final OkHttpTransport transport = OkHttpTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void headersAndNothingElse() throws Exception {
        String[][] sent = {
            {"Authorization", "SharedAccessSignature sr=a%2f&sig=b%3d&se=1&skn=k"},
            {"Content-Type", "application/json;charset=utf-8"},
            {"ServiceBusNotification-Tags", "(a && b) || \"c\";=%"},
            {"User-Agent", "nh4j/1"},
            {"X-Tab", "a\tb"},
            {"x-two", "1"},
            {"x-two", "2"}
        };
        try (RawServer server = RawServer.answering(OK)) {
            TransportRequest.Builder request = Calls.post(server.uri("/"), "x");
            for (String[] field : sent) {
                request.header(field[0], field[1]);
            }
            Calls.BLOCKING.call(transport, request.build());
            List<String> lines = new ArrayList<>();
            for (String[] field : sent) {
                lines.add(field[0] + ": " + field[1]);
            }
            lines.add("Host: localhost:" + server.uri("/").getPort());
            lines.add("Content-Length: 1");
            lines.add("Connection: Keep-Alive");
            lines.add("Accept-Encoding: identity");
            assertThat(server.requests().get(0).headerLines()).containsExactlyInAnyOrderElementsOf(lines);
        }
    }

    @Test
    void callsOfBothKindsShareTheConnections() throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            for (Calls calls : Calls.values()) {
                calls.call(transport, Calls.post(server.uri("/"), "x").build());
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** It need not be, but OkHttp lets a transport see the headers first. */
    @ParameterizedTest
    @EnumSource
    void anAnnouncedLengthOverTheCapIsRefusedBeforeTheBodyComes(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\n");
            connection.stall();
        })) {
            TransportRequest request =
                    Calls.post(server.uri("/"), "x").maxResponseBytes(5).build();
            assertThatExceptionOfType(ResponseTooLargeException.class)
                    .isThrownBy(() -> calls.call(transport, request))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(201));
        }
    }
}
