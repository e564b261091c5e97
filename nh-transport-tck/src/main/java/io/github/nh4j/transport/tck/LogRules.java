package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T15, for what is logged or printed. */
abstract class LogRules extends Rules {
    private static final List<String> BROKEN_OR_NOT = List.of("/answered", "/refused", "/cut", "/garbled", "/reset");

    LogRules(TransportContract contract) {
        super(contract, Rule.T15);
    }

    /** The answer shows that the peer knows the word as well. */
    private static void serve(RawConnection connection) throws IOException {
        for (RawRequest request = connection.readRequest(); request != null; request = connection.readRequest()) {
            switch (request.target()) {
                case "/answered" -> connection.write(RawServer.response(201, Canary.WORD, "X-Echo: " + Canary.WORD));
                case "/refused" -> connection.write(RawServer.response(403, Canary.WORD, "X-Echo: " + Canary.WORD));
                case "/cut" -> {
                    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n" + Canary.WORD);
                    return;
                }
                case "/garbled" -> {
                    connection.write(
                            "HTTP/1.1 201 Created\r\n" + Canary.WORD + "\r\nno length: " + Canary.WORD + "\r\n\r\n");
                    return;
                }
                case "/stalled" -> connection.stall();
                default -> connection.reset();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void headersAndBodiesAreNot(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(LogRules::serve);
                LogWatch log = LogWatch.start()) {
            for (String target : BROKEN_OR_NOT) {
                Pending.start(calls, transport(), Canary.post(server.uri(target)))
                        .end(target);
            }
            TransportRequest stalled = Canary.post(server.uri("/stalled"));
            Pending call = Pending.start(calls, transport(), stalled);
            assertThat(Eventually.within(
                            Patience.ofSeconds(5), () -> server.requests().size() > BROKEN_OR_NOT.size()))
                    .as("the peer has seen all requests")
                    .isTrue();
            call.cancellation().cancel();
            call.end("/stalled");

            assertThat(log.text())
                    .as(
                            when(
                                    "it looks for a word of the headers and bodies in what was logged at INFO or above, or printed"))
                    .doesNotContain(Canary.WORD);
        }
    }
}
