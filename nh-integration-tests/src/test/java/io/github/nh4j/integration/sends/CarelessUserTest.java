package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.tag.TagExpression;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one does wrong in the first hour: each error says what to do, and none shows the key. */
class CarelessUserTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";
    private static final TagExpression NEWS = TagExpression.tag("news");

    private final HubEmulator emulator = HubEmulator.create("news");
    private final EmulatorServer server = EmulatorServer.start(emulator);
    private final String good = server.connectionString();
    private final String key = good.replaceFirst(".*SharedAccessKey=([^;]+);.*", "$1");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aConnectionStringThatWasCutShort() {
        assertThat(error(() ->
                        NotificationHubClient.create(good.substring(0, good.indexOf(";SharedAccessKey=")), "news")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no SharedAccessKey")
                .hasMessageContaining("Access Policies");
    }

    @Test
    void aKeyThatIsWrong() {
        String wrong = good.replace(key, key.replace(key.charAt(0), 'x'));
        assertThat(error(() -> send(wrong, "news", ALERT)))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("Check that the key");
    }

    @Test
    void aKeyThatMayOnlyListen() {
        assertThat(error(() -> send(emulator.listenConnectionString(server.port()), "news", ALERT)))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("lacks the right");
    }

    @Test
    void aHubThatDoesNotExist() {
        assertThat(error(() -> send(good, "olds", ALERT)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no such hub");
    }

    @Test
    void aHubThatIsNotTheOneOfTheConnectionString() {
        assertThat(error(() -> NotificationHubClient.create(good + ";EntityPath=news", "olds")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("news")
                .hasMessageContaining("olds");
    }

    @Test
    void aTagWithABlank() {
        assertThat(error(() -> TagExpression.tag("red sox")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 3")
                .hasMessageContaining("allowed: letters, digits");
    }

    @Test
    void aPayloadOf65KiB() {
        assertThat(error(() -> send(good, "news", "x".repeat(65 * 1024))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("66560 bytes")
                .hasMessageContaining("at most 65536");
    }

    @Test
    void aPortWhereNothingListens() {
        int port = server.port();
        server.close();
        assertThat(error(() -> send(good, "news", ALERT)))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT))
                .hasMessageContaining("could not be reached")
                .hasMessageContaining("localhost:" + port)
                .hasMessageContaining("Nothing was sent");
    }

    @Test
    void plainHttpToAStranger() {
        assertThat(error(() -> NotificationHubClient.create(good.replace("localhost", "hub.example"), "news")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }

    private static void send(String connectionString, String hub, String payload) {
        try (NotificationHubClient client = NotificationHubClient.create(connectionString, hub)) {
            client.send(Notification.apple(payload), NEWS);
        }
    }

    /** The error, after a look through all that a log would show of it. */
    private Throwable error(ThrowingCallable mistake) {
        Throwable error = catchThrowable(mistake);
        assertThat(error).isNotNull();
        StringWriter log = new StringWriter();
        error.printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).doesNotContain(key).doesNotContain("SharedAccessSignature sr=");
        return error;
    }
}
