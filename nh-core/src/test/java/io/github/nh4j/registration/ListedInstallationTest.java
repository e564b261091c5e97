package io.github.nh4j.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.installation.InstallationPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedInstallationTest {
    private static final PushChannel CHANNEL = PushChannel.of(InstallationPlatform.WINDOWS, "https://w");

    private static NativeRegistration registration(String... tags) {
        return NativeRegistration.builder(CHANNEL)
                .id("1-2-3")
                .tags(List.of(tags))
                .build();
    }

    @Test
    void itIsWhatItsNativeRegistrationSays() {
        NativeRegistration registration = registration("$InstallationId:{phone=1}", "$UserId:{ann}", "b", "a");

        ListedInstallation installation = ListedInstallation.of(registration).orElseThrow();

        assertThat(installation.id()).isEqualTo("phone=1");
        assertThat(installation.userId()).contains("ann");
        assertThat(installation.tags()).containsExactly("b", "a");
        assertThat(installation.channel()).contains(CHANNEL);
        assertThat(installation.registration()).isEqualTo(registration);
        assertThat(installation)
                .isEqualTo(ListedInstallation.of(registration).orElseThrow())
                .hasSameHashCodeAs(ListedInstallation.of(registration).orElseThrow())
                .isNotEqualTo(ListedInstallation.of(registration("$InstallationId:{phone=1}"))
                        .orElseThrow());
    }

    @Test
    void itNeedsNoUserAndNoTag() {
        ListedInstallation installation =
                ListedInstallation.of(registration("$installationid:{1}")).orElseThrow();

        assertThat(installation.id()).isEqualTo("1");
        assertThat(installation.userId()).isEmpty();
        assertThat(installation.tags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "$UserId:{ann}", "$InstallationId:{}", "$InstallationId:{", "$InstallationId:x"})
    void whatIsNoPartOfOneIsNone(String tag) {
        assertThat(ListedInstallation.of(registration(tag))).isEmpty();
        assertThat(ListedInstallation.of(registration())).isEmpty();
    }

    @Test
    void itsTemplatesAndTilesDoNotCount() {
        String tag = "$InstallationId:{1}";
        assertThat(ListedInstallation.of(
                        TemplateRegistration.builder(CHANNEL, "<a/>").tag(tag).build()))
                .isEmpty();
        assertThat(ListedInstallation.of(NativeRegistration.builder(CHANNEL.withSecondaryTile("t"))
                        .tag(tag)
                        .build()))
                .isEmpty();
        assertThat(ListedInstallation.of(UnknownRegistration.builder("NewTemplateRegistrationDescription", "<a/>")
                        .tag(tag)
                        .build()))
                .isEmpty();
    }

    @Test
    void oneOfAPlatformThatIsNewIsListedWithoutItsChannel() {
        ListedInstallation installation = ListedInstallation.of(
                        UnknownRegistration.builder("NewRegistrationDescription", "<a/>")
                                .tag("$InstallationId:{1}")
                                .build())
                .orElseThrow();

        assertThat(installation.id()).isEqualTo("1");
        assertThat(installation.channel()).isEmpty();
    }

    @Test
    void itsTextShowsNobody() {
        assertThat(ListedInstallation.of(registration("$InstallationId:{phone}", "$UserId:{ann}", "secret")))
                .hasToString("Optional[installation by its native registration 1-2-3, 3 tags, push channel (wns)]");
    }
}
