package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.apache.Subject.Kind;
import io.github.nh4j.transport.tck.RawRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes out, where the contract leaves it open. */
@Timeout(60)
class RequestTest {
    private static final String OK = RawServer.response(200, "ok");

    /** The contract asks for this of methods that change something. */
    @ParameterizedTest
    @EnumSource
    void aGetIsNotRepeatedEither(Kind kind) throws Exception {
        try (RawServer server = RawServer.answering(RawServer.response(503, "", "Retry-After: 0"));
                Subject subject = kind.open()) {
            TransportRequest request =
                    TransportRequest.builder("GET", server.uri("/")).build();
            assertThat(subject.call(request).status()).isEqualTo(503);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPathIsTheRoot(Kind kind) throws Exception {
        try (RawServer server = RawServer.answering(OK);
                Subject subject = kind.open()) {
            int port = server.uri("").getPort();
            subject.call(
                    Subject.post(URI.create("http://localhost:" + port), "x").build());
            RawRequest request = server.requests().get(0);
            assertThat(request.target()).isEqualTo("/");
            assertThat(request.header("Host")).containsExactly("localhost:" + port);
        }
    }

    @ParameterizedTest
    @EnumSource
    void headersAndNothingElse(Kind kind) throws Exception {
        String[][] sent = {
            {"Authorization", "SharedAccessSignature sr=a%2f&sig=b%3d&se=1&skn=k"},
            {"Content-Type", "application/json;charset=utf-8"},
            {"ServiceBusNotification-Tags", "(a && b) || \"c\";=%"},
            {"User-Agent", "nh4j/1"},
            {"X-Tab", "a\tb"},
            {"x-two", "1"},
            {"x-two", "2"}
        };
        try (RawServer server = RawServer.answering(OK);
                Subject subject = kind.open()) {
            TransportRequest.Builder request = Subject.post(server.uri("/"), "x");
            List<String> lines = new ArrayList<>();
            for (String[] field : sent) {
                request.header(field[0], field[1]);
                lines.add(field[0] + ": " + field[1]);
            }
            subject.call(request.build());
            lines.add("Host: localhost:" + server.uri("/").getPort());
            lines.add("Content-Length: 1");
            lines.add("Connection: keep-alive");
            assertThat(server.requests().get(0).headerLines()).containsExactlyInAnyOrderElementsOf(lines);
        }
    }
}
