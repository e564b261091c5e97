package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationBuilder;
import io.github.nh4j.registration.TemplateRegistration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service adds to registrations after this library was written is stored again as it was read. */
class OtherElementsTest {
    private static final String LATER = "<Later level=\"2\">a &amp; b</Later><Nested><X i:type=\"Y\">1</X></Nested>"
            + "<o:Other xmlns:o=\"urn:o\">]]&gt;</o:Other>";

    private static final List<DescriptionElement> ELEMENTS = List.of(
            DescriptionElement.of("Later", "a & b").withAttribute("level", "2"),
            DescriptionElement.of(
                    "Nested", List.of(DescriptionElement.of("X", "1").withAttribute("i:type", "Y"))),
            DescriptionElement.of("{urn:o}Other", "]]>"));

    static List<RegistrationBuilder<?>> registrations() {
        return List.of(
                NativeRegistration.builder(InstallationPlatform.APPLE, "ABCD"),
                TemplateRegistration.builder(InstallationPlatform.APPLE, "ABCD", "{}")
                        .header("apns-priority", "5"),
                NativeRegistration.builder(InstallationPlatform.FCM_V1, "token"));
    }

    private static Registration build(RegistrationBuilder<?> builder) {
        return builder instanceof NativeRegistration.Builder device
                ? device.build()
                : ((TemplateRegistration.Builder) builder).build();
    }

    @ParameterizedTest
    @MethodSource("registrations")
    void theyGoThereAndBackInBothForms(RegistrationBuilder<?> builder) throws Exception {
        ELEMENTS.forEach(builder::otherElement);
        Registration registration = build(builder);

        String line = new String(RegistrationWriter.line(registration), UTF_8);

        assertThat(RegistrationReader.entry(RegistrationWriter.write(registration)))
                .isEqualTo(registration);
        assertThat(RegistrationReader.line(line)).isEqualTo(registration);
    }

    @Test
    void theyAreReadAndKeptInAChangedCopy() throws Exception {
        Registration read = RegistrationReader.line("<GcmTemplateRegistrationDescription"
                + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><ETag>1</ETag><Tags>a</Tags>" + LATER
                + "<GcmRegistrationId>t</GcmRegistrationId><BodyTemplate>{}</BodyTemplate><Nothing i:nil=\"true\"/>"
                + "</GcmTemplateRegistrationDescription>");

        Registration changed =
                ((TemplateRegistration) read).toBuilder().tag("b").build();

        assertThat(read.otherElements()).isEqualTo(ELEMENTS);
        assertThat(changed.otherElements()).isEqualTo(ELEMENTS);
        assertThat(new String(RegistrationWriter.write(changed), UTF_8))
                .contains("</BodyTemplate><Later level=\"2\">a &amp; b</Later><Nested><X i:type=\"Y\">1</X></Nested>");
    }

    @Test
    void thousandRandomElementsGoThereAndBack() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Registration registration = NativeRegistration.builder(InstallationPlatform.FCM_V1, "token")
                    .otherElement(element("A", random, 3))
                    .otherElement(element("\u00E9l\u00E9ment", random, 3))
                    .build();

            assertThat(RegistrationReader.entry(RegistrationWriter.write(registration)))
                    .isEqualTo(registration);
        }
    }

    private static DescriptionElement element(String name, Random random, int depth) {
        DescriptionElement element = depth == 0 || random.nextBoolean()
                ? DescriptionElement.of(name, text(random))
                : DescriptionElement.of(
                        name, List.of(element("B", random, depth - 1), element("{urn:c}C", random, depth - 1)));
        // A break of a line in an attribute is a blank to XML.
        return random.nextBoolean()
                ? element
                : element.withAttribute("d", text(random).replaceAll("\\s", " "));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(List.of("<", ">", "&", "\"", "'", "]]>", " ", "\n", "\r", "\t", "x", "\uD83D\uDE00")
                    .get(random.nextInt(12)));
        }
        return text.toString();
    }

    @Test
    void ofTwoWithOneNameTheLastIsKept() {
        Registration registration = NativeRegistration.builder(InstallationPlatform.FCM_V1, "token")
                .otherElement(DescriptionElement.of("Later", "1"))
                .otherElement(DescriptionElement.of("Later", "2"))
                .build();

        assertThat(registration.otherElements()).containsExactly(DescriptionElement.of("Later", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tags", "ETag", "DeviceToken", "ApnsHeaders", "BodyTemplate"})
    void anElementThatThereIsAMethodForIsRefused(String name) {
        Registration registration = NativeRegistration.builder(InstallationPlatform.APPLE, "ABCD")
                .otherElement(DescriptionElement.of(name, "1"))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationWriter.write(registration))
                .withMessage("there is a method for the element " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a><b",
                "1a",
                "-a",
                "a\"",
                "a=",
                "{urn:x}",
                "{urn:{}a",
                "a:b",
                "a/",
                "a\n",
                "\u0000"
            })
    void whatIsNoNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DescriptionElement.of(name, ""))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DescriptionElement.of("A", "").withAttribute(name, ""))
                .withMessageContaining("name");
    }
}
