package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.ServerGeneration;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.TemplateRegistration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client stores is what it reads, for registrations of every kind; they are always the same. */
class RegistrationRoundTripTest {
    private static final int ROUNDS = 1_000;

    private static NotificationHubClient client(HubEmulator emulator) {
        return NotificationHubClient.builder(emulator.connectionString(), "news")
                .transport(emulator.transport())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void throughTheEmulator(ServerGeneration generation) {
        Map<String, Registration> stored = new HashMap<>();
        RandomRegistrations random = new RandomRegistrations(new Random(1));
        try (NotificationHubClient hub = client(HubEmulator.create("news", generation))) {
            for (int i = 0; i < ROUNDS; i++) {
                Registration registration = random.next();
                Registration created = hub.registrations().create(registration);
                String id = created.id().orElseThrow();
                assertThat(created).as("number %d", i).isEqualTo(asRead(registration, id, "1"));
                assertThat(hub.registrations().get(id)).as("number %d", i).isEqualTo(created);

                Registration other = asRead(random.next(), id, "1");
                Registration updated = hub.registrations().update(other);
                assertThat(updated).as("number %d", i).isEqualTo(asRead(other, id, "2"));
                stored.put(id, updated);
            }
            assertThat(hub.registrations().list())
                    .hasSize(ROUNDS)
                    .allSatisfy(listed ->
                            assertThat(listed).isEqualTo(stored.get(listed.id().orElseThrow())));
        }
    }

    /** To XML, every break of a line in a CDATA section is a line feed. */
    private static Registration asRead(Registration registration, String id, String etag) {
        if (registration instanceof TemplateRegistration template) {
            String body = template.body().replace("\r\n", "\n").replace('\r', '\n');
            return template.toBuilder().body(body).id(id).etag(etag).build();
        }
        return ((NativeRegistration) registration).toBuilder().id(id).etag(etag).build();
    }

    @Test
    void aCommaInATagIsRefusedBeforeAnythingIsSent() {
        NativeRegistration registration = NativeRegistration.builder(InstallationPlatform.APPLE, "AB")
                .tag("a,b")
                .build();
        try (NotificationHubClient hub = client(HubEmulator.create("news"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hub.registrations().create(registration))
                    .withMessageContaining("tag at index 0")
                    .withMessageNotContaining("a,b");
            assertThat(hub.registrations().list()).isEmpty();
        }
    }
}
