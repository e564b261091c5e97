package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.registration.UnknownRegistration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationWriterTest {
    private static TemplateRegistration windows(String body) {
        return TemplateRegistration.builder(InstallationPlatform.WINDOWS, "https://a", body)
                .header("X-WNS-Type", "wns/toast")
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "{\"s3cret\"", "{}{}", "[1]", "<a/>", "\"s3cret\""})
    void theBodyOfATemplateMustBeJson(String body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RegistrationWriter.write(TemplateRegistration.builder(InstallationPlatform.FCM_V1, "f", body)
                                .build()))
                .withMessageContaining("not a JSON object")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "text", "<a/><b/>", "{", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"})
    void theBodyOfATemplateForWindowsMustBeXml(String body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationWriter.write(windows(body)))
                .withMessageContaining("not well-formed XML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<toast><text id='1'>$(m)</text></toast>",
                "<?xml version='1.0'?>\r\n<tile/>",
                "{\"raw\":\"$(m)\"}"
            })
    void windowsTakesXmlAndRawJson(String body) {
        assertThat(RegistrationWriter.write(windows(body))).isNotEmpty();
    }

    @Test
    void aPlatformOfTomorrowHasNoFormYet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RegistrationWriter.write(NativeRegistration.builder(InstallationPlatform.of("harmony"), "h")
                                .build()))
                .withMessageContaining("apns, fcmv1");
    }

    @Test
    void whatWasNotUnderstoodIsNotStored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RegistrationWriter.write(UnknownRegistration.builder("HarmonyRegistrationDescription", "<a/>")
                                .build()))
                .withMessageContaining("does not know");
    }
}
