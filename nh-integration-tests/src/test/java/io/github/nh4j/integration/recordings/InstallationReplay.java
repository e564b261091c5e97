package io.github.nh4j.integration.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.installation.InstallationPath;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** A client whose hub answers about an installation as it was recorded. What was asked is seen in the answer alone. */
final class InstallationReplay {
    private static final String ID = "recorded";

    private final RecordedCall call;

    InstallationReplay(RecordedCall call) {
        this.call = call;
    }

    static boolean isAbout(RecordedCall call) {
        return call.resource().startsWith("installations/") && (!call.isError() || call.status() == 404);
    }

    void check() {
        try (NotificationHubClient hub = NotificationHubClient.builder(
                        "Endpoint=sb://recorded.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=a2V5",
                        "hub")
                .transport((request, cancellation) -> call.response())
                .build()) {
            if (call.status() == 404) {
                checkMissing(hub);
            } else if (call.content().isEmpty()) {
                checkChanged(hub);
            } else {
                assertThat(hub.installations().exists(ID)).isTrue();
                checkRead(hub.installations().get(ID));
            }
        }
    }

    private static void checkMissing(NotificationHubClient hub) {
        assertThat(hub.installations().exists(ID)).isFalse();
        hub.installations().delete(ID);
        Assertions.assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> hub.installations().get(ID));
    }

    /** Whichever of these was recorded: the answer is success to each. */
    private static void checkChanged(NotificationHubClient hub) {
        hub.installations()
                .createOrUpdate(Installation.builder(ID, InstallationPlatform.APPLE, "62BCD348")
                        .build());
        hub.installations()
                .patch(
                        ID,
                        InstallationPatch.builder()
                                .add(InstallationPath.TAGS, "news")
                                .build());
        hub.installations().delete(ID);
    }

    /** Every member of the answer must be found again; one that nobody knows fails the test. */
    private void checkRead(Installation read) {
        JsonTree json = JsonTree.parse(call.content());
        for (Object name : json.members().keySet()) {
            JsonTree member = json.get(name.toString());
            switch (name.toString()) {
                case "installationId" -> assertThat(read.id()).isEqualTo(member.text());
                case "platform" -> assertThat(read.platform()).isEqualTo(InstallationPlatform.of(member.text()));
                case "pushChannel" -> assertThat(read.pushChannel()).isEqualTo(member.text());
                case "pushChannelExpired" ->
                    assertThat(Boolean.toString(read.pushChannelExpired())).isEqualTo(member.text());
                case "expirationTime" -> checkExpirationTime(read, member.text());
                case "lastUpdate" -> assertThat(read.lastUpdate()).contains(Instant.parse(member.text()));
                case "userId" -> assertThat(read.userId()).contains(member.text());
                case "tags" -> assertThat(read.tags()).isEqualTo(texts(member));
                case "pushVariables" -> assertThat(read.pushVariables()).isEqualTo(member.members());
                case "templates" -> checkTemplates(read, member);
                default -> Assertions.fail("nothing is known of the member " + name);
            }
        }
    }

    /** The last moment that the hub's clock can tell stands for never. */
    private static void checkExpirationTime(Installation read, String text) {
        if (text.startsWith("9999-12-31T23:59:59")) {
            assertThat(read.expirationTime()).isEmpty();
        } else {
            assertThat(read.expirationTime()).contains(Instant.parse(text));
        }
    }

    private static void checkTemplates(Installation read, JsonTree templates) {
        assertThat(read.templates().keySet()).isEqualTo(templates.members().keySet());
        read.templates().forEach((name, template) -> checkTemplate(template, templates.get(name)));
    }

    private static void checkTemplate(InstallationTemplate read, JsonTree json) {
        for (Object name : json.members().keySet()) {
            JsonTree member = json.get(name.toString());
            switch (name.toString()) {
                case "body" -> assertThat(read.body()).isEqualTo(member.text());
                case "expiry" -> assertThat(read.expiry().orElse("")).isEqualTo(member.text());
                case "tags" -> assertThat(read.tags()).isEqualTo(texts(member));
                case "headers" -> assertThat(read.headers()).isEqualTo(member.members());
                default -> Assertions.fail("nothing is known of the member " + name + " of a template");
            }
        }
    }

    private static Set<String> texts(JsonTree array) {
        return array.items().map(JsonTree::text).collect(Collectors.toSet());
    }
}
