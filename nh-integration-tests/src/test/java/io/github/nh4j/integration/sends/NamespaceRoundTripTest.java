package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.NamespaceClient;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.error.ConflictException;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.hub.AccessRight;
import io.github.nh4j.hub.AuthorizationRule;
import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.hub.HubDescriptionBuilder;
import io.github.nh4j.hub.PnsCredential;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationPlatform;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A namespace of the emulator, managed by the client. */
class NamespaceRoundTripTest {
    private static final int ROUNDS = 1_000;
    private static final String[] TEXTS = {"x", "<&>\"']]>", "line\r\nline\nend", "\u00FC\u0130", "\uD83D\uDE00"};
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");

    private final HubEmulator emulator = HubEmulator.create("news");
    private final NamespaceClient namespace = NamespaceClient.builder(emulator.namespaceConnectionString())
            .transport(emulator.transport())
            .build();

    @AfterEach
    void close() {
        namespace.close();
    }

    private NotificationHubClient hub(String name, String keyName, String key) {
        return NotificationHubClient.builder(
                        "Endpoint=sb://localhost:5380/;SharedAccessKeyName=" + keyName + ";SharedAccessKey=" + key
                                + ";UseDevelopmentEmulator=true",
                        name)
                .transport(emulator.transport())
                .build();
    }

    @Test
    void aHubLivesItsLife() {
        HubDescription created =
                namespace.createHub(HubDescription.builder("sports").build());

        assertThat(created.authorizationRules())
                .extracting(AuthorizationRule::keyName)
                .containsExactly("DefaultListenSharedAccessSignature", "DefaultFullSharedAccessSignature");
        assertThat(namespace.getHub("sports")).isEqualTo(created);
        assertThat(namespace.hubExists("sports")).isTrue();
        assertThat(namespace.listHubs()).containsExactly("news", "sports");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        namespace.createHub(HubDescription.builder("sports").build()))
                .satisfies(e -> assertThat(e.code()).isEqualTo("40900"));

        namespace.deleteHub("sports");
        namespace.deleteHub("sports");

        assertThat(namespace.hubExists("sports")).isFalse();
        assertThat(namespace.listHubs()).containsExactly("news");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> namespace.getHub("sports"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> namespace.updateHub(created));
    }

    @Test
    void theKeysOfANewHubSendThroughIt() {
        HubDescription created =
                namespace.createHub(HubDescription.builder("sports").build());
        AuthorizationRule full =
                created.authorizationRule("DefaultFullSharedAccessSignature").orElseThrow();
        AuthorizationRule listen =
                created.authorizationRule("DefaultListenSharedAccessSignature").orElseThrow();

        try (NotificationHubClient first = hub("sports", full.keyName(), full.primaryKey());
                NotificationHubClient second = hub("sports", full.keyName(), full.secondaryKey());
                NotificationHubClient listener = hub("sports", listen.keyName(), listen.primaryKey())) {
            first.sendDirect(HELLO, "one");
            second.sendDirect(HELLO, "two");
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> listener.sendDirect(HELLO, "three"));
        }
        assertThat(emulator.inbox()).extracting(got -> got.deviceHandle()).containsExactly("one", "two");
    }

    @Test
    void aKeyIsReplacedWhileTheOtherIsInUse() {
        HubDescription created =
                namespace.createHub(HubDescription.builder("sports").build());
        AuthorizationRule rule =
                created.authorizationRule("DefaultFullSharedAccessSignature").orElseThrow();
        String newKey = key(new Random(3));

        HubDescription updated = namespace.updateHub(created.toBuilder()
                .authorizationRule(rule.withKeys(newKey, rule.primaryKey()))
                .build());

        assertThat(updated.authorizationRules()).hasSize(2);
        for (String good : new String[] {newKey, rule.primaryKey()}) {
            try (NotificationHubClient hub = hub("sports", rule.keyName(), good)) {
                hub.sendDirect(HELLO, "device");
            }
        }
        try (NotificationHubClient hub = hub("sports", rule.keyName(), rule.secondaryKey())) {
            assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> hub.sendDirect(HELLO, "device"));
        }
    }

    @Test
    void theKeyOfAHubDoesNotManage() {
        try (NamespaceClient wrong = NamespaceClient.builder(emulator.connectionString())
                .transport(emulator.transport())
                .build()) {
            assertThatExceptionOfType(UnauthorizedException.class)
                    .isThrownBy(wrong::listHubs)
                    .satisfies(e -> assertThat(e.detail()).isEqualTo("Manage claim is required for this operation."));
        }
    }

    @Test
    void theFuturesHaveTheSame() {
        HubDescription created = namespace
                .async()
                .createHub(HubDescription.builder("sports").build())
                .join();

        assertThat(namespace.async().getHub("sports").join()).isEqualTo(created);
        assertThat(namespace.async().listHubs().join()).containsExactly("news", "sports");
        assertThat(namespace.async().updateHub(created).join()).isEqualTo(created);
        namespace.async().deleteHub("sports").join();
        assertThat(namespace.async().hubExists("sports").join()).isFalse();
    }

    /** The emulator adds the times to rules, and rules and a lifetime where there are none; all else comes back. */
    @Test
    void whatIsStoredIsRead() {
        Random random = new Random(11);
        for (int i = 0; i < ROUNDS; i++) {
            HubDescription given = randomHub(random);
            HubDescription stored = i == 0 ? namespace.createHub(given) : namespace.updateHub(given);
            HubDescription read = namespace.getHub("sports");

            assertThat(read).as("number %d", i).isEqualTo(stored);
            assertThat(read.credentials()).isEqualTo(given.credentials());
            assertThat(read.registrationTtl()).isEqualTo(given.registrationTtl());
            assertThat(read.userMetadata()).isEqualTo(given.userMetadata());
            assertThat(read.isDisabled()).isEqualTo(given.isDisabled());
            assertThat(read.elements())
                    .containsAll(given.elements().stream()
                            .filter(element -> !element.name().equals("AuthorizationRules"))
                            .toList());
            for (AuthorizationRule rule : given.authorizationRules()) {
                AuthorizationRule same = read.authorizationRule(rule.keyName()).orElseThrow();
                assertThat(same.rights()).isEqualTo(rule.rights());
                assertThat(same.primaryKey()).isEqualTo(rule.primaryKey());
                assertThat(same.secondaryKey()).isEqualTo(rule.secondaryKey());
                assertThat(same.createdTime()).isPresent();
            }
            assertThat(namespace.updateHub(read)).as("number %d again", i).isEqualTo(read);
        }
    }

    private static HubDescription randomHub(Random random) {
        HubDescriptionBuilder hub = HubDescription.builder("sports");
        if (random.nextBoolean()) {
            hub.registrationTtl(Duration.ofHours(24 + random.nextInt(100_000)));
        }
        if (random.nextBoolean()) {
            hub.userMetadata(text(random));
        }
        if (random.nextBoolean()) {
            hub.disabled();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            hub.authorizationRule(AuthorizationRule.of(
                    "rule" + i,
                    random.nextBoolean() ? Set.of(AccessRight.values()) : Set.of(AccessRight.LISTEN),
                    key(random),
                    key(random)));
        }
        for (NotificationPlatform platform : NotificationPlatform.values()) {
            if (platform != NotificationPlatform.TEMPLATE && random.nextInt(3) == 0) {
                Map<String, String> properties = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    properties.put("P" + i + text(random), text(random));
                }
                hub.credential(PnsCredential.of(platform, properties));
            }
        }
        if (random.nextBoolean()) {
            hub.element(DescriptionElement.of("{urn:new}Tomorrow", text(random)).withAttribute("kind", "<\"&"));
        }
        return hub.build();
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(10);
    }

    private static String key(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
