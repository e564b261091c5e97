package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.DeliveredNotification;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.integration.chaos.Witness;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.tag.TagExpression;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Audiences that no single request can name, of which the emulator counts the tags as the hub does. */
class SplitAudienceTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");
    private static final int USERS = 60;

    private final HubEmulator emulator = HubEmulator.create("news");
    private final Witness witness = new Witness(emulator);
    private final NotificationHubClient hub = NotificationHubClient.builder(emulator.connectionString(), "news")
            .transport(emulator.transport())
            .exchangeListener(witness)
            .build();

    private final TagExpression users = TagExpression.anyOf(IntStream.range(0, USERS)
            .mapToObj(i -> TagExpression.userId("u" + i))
            .toArray(TagExpression[]::new));

    /** Two devices for each user; every third user is important, and so is one whom the lists do not name. */
    @BeforeEach
    void registerDevices() {
        for (int i = 0; i <= USERS; i++) {
            for (String device : List.of("phone", "tablet")) {
                hub.installations()
                        .createOrUpdate(
                                Installation.builder(device + i, InstallationPlatform.APPLE, "handle-of-" + device + i)
                                        .userId("u" + i)
                                        .tags(i % 3 == 0 ? List.of("vip", "topic" + i) : List.of("topic" + i))
                                        .build());
            }
        }
    }

    @AfterEach
    void close() {
        hub.close();
        witness.verify();
    }

    private List<String> reached() {
        List<String> handles = emulator.inbox().stream()
                .map(DeliveredNotification::deviceHandle)
                .toList();
        assertThat(handles).doesNotHaveDuplicates();
        return handles;
    }

    @Test
    void everyDeviceOfManyUsersGetsItOnce() {
        BatchOutcome outcome = hub.sendBatch(HELLO, users.split());

        assertThat(outcome.parts()).hasSize(3);
        assertThat(outcome.failures()).isEmpty();
        assertThat(reached()).hasSize(2 * USERS).doesNotContain("handle-of-phone" + USERS);
    }

    @Test
    void usersWhoAreImportantAndOthersWhoAre() throws Exception {
        TagExpression vip = TagExpression.tag("vip");
        BatchOutcome outcome = hub.async()
                .sendBatch(HELLO, TagExpression.anyOf(users, vip).split())
                .get(20, TimeUnit.SECONDS);

        assertThat(outcome.failures()).isEmpty();
        assertThat(reached()).hasSize(2 * USERS + 2);

        witness.verify();
        emulator.reset();
        registerDevices();
        assertThat(hub.sendBatch(HELLO, TagExpression.allOf(users, vip).split()).failures())
                .isEmpty();
        assertThat(reached()).hasSize(2 * USERS / 3);
    }

    @Test
    void tagsOfWhichNoDeviceHasTwoAreReachedOnceInASplitThatAllowsDuplicates() {
        List<String> topics =
                IntStream.rangeClosed(0, USERS).mapToObj(i -> "topic" + i).toList();
        hub.sendBatch(HELLO, TagExpression.anyOf(topics).splitWithDuplicates())
                .parts()
                .forEach(part -> assertThat(part.outcome()).isPresent());

        assertThat(reached()).hasSize(2 * USERS + 2);
    }

    @Test
    void aKeyThatMayNotSendEndsTheBatchAtOnce() {
        try (NotificationHubClient listener = NotificationHubClient.builder(emulator.listenConnectionString(), "news")
                .transport(emulator.transport())
                .exchangeListener(witness)
                .build()) {
            BatchOutcome outcome = listener.sendBatch(HELLO, users.split());

            assertThat(outcome.failures()).hasSize(3);
            assertThat(emulator.inbox()).isEmpty();
        }
    }
}
