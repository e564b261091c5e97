package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T15, for threads. */
abstract class ThreadRules extends Rules {
    private static final int WARM_UPS = 50;
    private static final int CALLS = 200;
    private static final int HANDFUL = 10;

    ThreadRules(TransportContract contract) {
        super(contract, Rule.T15);
    }

    @ParameterizedTest
    @EnumSource
    final void aCallStartsNone(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            TransportRequest request = post(server.uri("/"), "x").build();
            for (int i = 0; i < WARM_UPS; i++) {
                calls.call(transport(), request);
            }
            long before = startedBesides(server);
            for (int i = 0; i < CALLS; i++) {
                calls.call(transport(), request);
            }
            assertThat(startedBesides(server) - before)
                    .as(when("it counts the threads that " + CALLS + " calls have started, one call after the other"))
                    .isLessThanOrEqualTo(HANDFUL);
        }
    }

    /** How many threads the JVM has started, without the one that the server starts for each connection. */
    private static long startedBesides(RawServer server) {
        return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - server.connections();
    }
}
