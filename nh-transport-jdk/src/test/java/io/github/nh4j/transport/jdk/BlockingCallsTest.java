package io.github.nh4j.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Asynchronous calls as blocking ones; that they share threads is what the contract proves. */
class BlockingCallsTest {
    @Test
    void aCallThatFindsNoThreadWasNeverSent() {
        BlockingCalls closed = new BlockingCalls();
        closed.close();
        TransportRequest request = TransportRequest.builder("POST", URI.create("http://localhost/"))
                .build();

        try (JdkTransport transport = JdkTransport.create()) {
            assertThat(closed.sendAsync(transport, request, new Cancellation()))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RequestNotSentException.class);
        }
    }
}
