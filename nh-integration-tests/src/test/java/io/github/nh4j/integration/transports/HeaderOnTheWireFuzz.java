package io.github.nh4j.integration.transports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.tck.RawRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A name and a value, with the first line feed between them: what the port takes, every transport sends as it is. */
class HeaderOnTheWireFuzz {
    private static List<Transport> transports = List.of();

    @BeforeAll
    static void open() {
        transports = Stacks.all().stream().map(TransportProvider::create).toList();
    }

    @AfterAll
    static void close() {
        transports.forEach(Transport::close);
    }

    @FuzzTest
    void aHeaderArrivesAsItWasGiven(byte[] input) throws Exception {
        String[] both = new String(input, UTF_8).split("\n", 2);
        String name = both[0];
        String value = both.length > 1 ? both[1] : "";
        for (Transport transport : transports) {
            try (RawServer server = RawServer.answering(RawServer.response(200, "", "Connection: close"))) {
                TransportRequest request;
                try {
                    request = TransportRequest.builder("POST", server.uri("/"))
                            .header(name, value)
                            .body(new byte[] {'x'})
                            .build();
                } catch (IllegalArgumentException e) {
                    return; // The port does not take it.
                }
                transport.send(request, new Cancellation());

                assertThat(server.requests()).as(transport.toString()).hasSize(1);
                RawRequest arrived = server.requests().get(0);
                assertThat(arrived.header(name)).as("%s: %s", transport, name).containsExactly(value.strip());
                assertThat(arrived.content()).isEqualTo("x");
            }
        }
    }
}
