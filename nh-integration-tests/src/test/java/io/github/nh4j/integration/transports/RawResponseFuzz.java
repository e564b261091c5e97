package io.github.nh4j.integration.transports;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Whatever a peer answers before it closes, every transport is done with it in 2 seconds and 32 MiB: with a response within
 * its cap, or with an {@link IOException}.
 */
class RawResponseFuzz {
    private static final int MAX_RESPONSE_BYTES = 2_000;
    private static final long MOST_MILLIS = 2_000;
    private static final long MOST_BYTES = 32 * 1024 * 1024;
    /** The first call loads classes, and the machine may be busy. */
    private static final int ATTEMPTS = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static List<Transport> transports = List.of();
    private static ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

    @BeforeAll
    static void open() {
        transports = Stacks.all().stream().map(TransportProvider::create).toList();
        watchdog = Executors.newSingleThreadScheduledExecutor();
    }

    @AfterAll
    static void close() {
        transports.forEach(Transport::close);
        watchdog.shutdownNow();
    }

    @FuzzTest
    void aCallEndsWhateverIsAnswered(byte[] response) throws Exception {
        for (Transport transport : transports) {
            boolean withinBounds = false;
            for (int attempt = 0; attempt < ATTEMPTS && !withinBounds; attempt++) {
                withinBounds = endsWithinBounds(transport, response);
            }
            assertThat(withinBounds)
                    .as("%s ends within 2 s and 32 MiB", transport)
                    .isTrue();
        }
    }

    private static boolean endsWithinBounds(Transport transport, byte[] response) throws Exception {
        Cancellation cancellation = new Cancellation();
        Future<?> alarm = watchdog.schedule(cancellation::cancel, MOST_MILLIS, TimeUnit.MILLISECONDS);
        long before = allocatedBytes();
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write(response);
        })) {
            TransportResponse read = transport.send(
                    TransportRequest.builder("GET", server.uri("/"))
                            .maxResponseBytes(MAX_RESPONSE_BYTES)
                            .build(),
                    cancellation);
            assertThat(read.body()).hasSizeLessThanOrEqualTo(MAX_RESPONSE_BYTES);
            assertThat(read.status()).isBetween(0, 999);
        } catch (IOException e) {
            // That is one of the two ways in which a call should end.
        } catch (RuntimeException e) {
            // What a stack throws passes as it is, and the client says that it is in doubt. None may come from an
            // adapter.
            assertThat(e.getStackTrace()[0].getClassName()).doesNotStartWith("io.github.nh4j.");
        }
        boolean inTime = alarm.cancel(false);
        return inTime && allocatedBytes() - before <= MOST_BYTES;
    }

    private static long allocatedBytes() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
