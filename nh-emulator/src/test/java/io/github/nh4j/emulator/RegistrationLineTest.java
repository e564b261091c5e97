package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registrations on one line, as they stand in files. */
class RegistrationLineTest {
    private static final RegistrationId ID = new RegistrationId(1, 2, 3);

    private static Registration withTemplate(String name, String body) {
        DeviceTemplate template =
                new DeviceTemplate(name, body, Map.of("X-WNS-Type", "wns/toast\r\n", "X-A", "<&>"), null, null, null);
        return new Registration(
                RegistrationKind.WINDOWS,
                List.of("a", "b"),
                "{\n\"n\": \"]]>\"}",
                List.of("https://w/?a&b"),
                "tile\n1",
                template,
                null);
    }

    @Test
    void whateverIsInThemTheyAreOneLineAndComeBack() {
        Registration registration =
                withTemplate("n\r\n\t<>&\"", "<a>\r\n]]>\uD83D\uDE00\n</a>".replace("]]>", "]]&gt;"));
        String line = RegistrationXml.line(new StoredRegistration(ID, 7, null, 0, registration), ServerGeneration.NEW);
        assertThat(line)
                .doesNotContain("\n", "\r", "CDATA")
                .startsWith("<WindowsTemplateRegistrationDescription ")
                .contains("<ETag>7</ETag><ExpirationTime>9999-12-31T23:59:59.9999999Z</ExpirationTime>");
        RegistrationElements elements = RegistrationElements.read(line);
        assertThat(elements.id()).contains("1-2-3");
        assertThat(RegistrationReader.read(elements)).isEqualTo(registration);
    }

    @Test
    void aLineMayHaveAnIdAlone() {
        RegistrationElements elements = RegistrationElements.read(
                "<GcmRegistrationDescription><RegistrationId>1-2-3</RegistrationId></GcmRegistrationDescription>");
        assertThat(elements.id().flatMap(RegistrationId::parse)).contains(ID);
    }
}
