package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.Fault;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client says in the log: each repeat to those who debug, and a clock that is wrong to everybody, once. */
class LogLinesTest {
    private static final Notification HELLO = Notification.apple("{}");

    private final Logger logger = Logger.getLogger("io.github.nh4j");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final HubEmulator emulator = HubEmulator.create("news");

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    private void send() {
        sendOver(emulator.transport());
    }

    private void sendOver(Transport transport) {
        try (NotificationHubClient hub = NotificationHubClient.builder(emulator.connectionString(), emulator.hub())
                .transport(transport)
                .build()) {
            hub.sendBroadcast(HELLO);
            hub.sendBroadcast(HELLO);
        }
    }

    @Test
    void aRepeatIsALineForThoseWhoDebug() {
        logger.setLevel(Level.FINE);
        emulator.faults()
                .add(Fault.status(503).header("x-ms-retry-after-ms", "1").next(1));

        send();

        assertThat(records).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.FINE);
            assertThat(line.getMessage())
                    .matches(
                            "sendBroadcast: 503 \\(REJECTED\\) after [0-9]+ ms(, having waited 0 ms)?; repeated, trackingId=[0-9a-f-]{36}");
        });
    }

    @Test
    void aRepeatIsNoLineForOthers() {
        emulator.faults()
                .add(Fault.status(503).header("x-ms-retry-after-ms", "1").next(1));

        send();

        assertThat(records).isEmpty();
    }

    @Test
    void aClockThatIsWrongIsSaidOnce() {
        String inTwoHours = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(7_200).atOffset(ZoneOffset.UTC));
        AtomicBoolean refused = new AtomicBoolean();

        sendOver((request, cancellation) -> refused.getAndSet(true)
                ? emulator.transport().send(request, cancellation)
                : TransportResponse.of(401, Headers.of("Date", inTwoHours), new byte[0]));

        assertThat(records).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getMessage()).contains("is ahead by 7").contains("signed for the hub's time");
        });
    }
}
