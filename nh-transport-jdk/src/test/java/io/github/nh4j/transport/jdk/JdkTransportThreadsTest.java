package io.github.nh4j.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That calls share threads. */
@Timeout(60)
class JdkTransportThreadsTest {
    private static final int CALLS = 200;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private static RawServer server() throws Exception {
        return RawServer.answering(RawServer.response(200, "ok"));
    }

    @ParameterizedTest
    @EnumSource
    void aCallMakesNoThreadOfItsOwn(Calls calls) throws Exception {
        try (RawServer server = server();
                JdkTransport transport = JdkTransport.create()) {
            TransportRequest request = Calls.post(server.uri("/"), "x").build();
            calls.call(transport, request);

            long before = threads.getTotalStartedThreadCount();
            for (int call = 0; call < CALLS; call++) {
                calls.call(transport, request);
            }

            assertThat(threads.getTotalStartedThreadCount() - before).isLessThan(CALLS / 10);
        }
    }

    @Test
    void aBlockingCallThatFindsNoThreadWasNeverSent() throws Exception {
        try (RawServer server = server()) {
            BlockingCalls closed = new BlockingCalls();
            closed.close();

            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> Calls.bareResult(closed.sendAsync(
                            JdkTransport.create(),
                            Calls.post(server.uri("/"), "x").build(),
                            new Cancellation())));
            assertThat(server.requests()).isEmpty();
        }
    }
}
