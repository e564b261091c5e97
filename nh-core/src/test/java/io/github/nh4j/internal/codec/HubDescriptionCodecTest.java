package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.hub.AccessRight;
import io.github.nh4j.hub.ApnsEnvironment;
import io.github.nh4j.hub.AuthorizationRule;
import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.hub.HubDescriptionBuilder;
import io.github.nh4j.hub.PnsCredential;
import io.github.nh4j.notification.NotificationPlatform;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is written is what is read, and that nothing is lost between a read and an update. */
class HubDescriptionCodecTest {
    private static final String[] TEXTS = {
        "x",
        " ",
        "<&>\"']]>",
        "line\nline\r\nline\rend",
        "\t",
        "\u00FC\u0130\u0131",
        "\uD83D\uDE00",
        "$(x)",
        "-----BEGIN KEY-----\nA+/=\n"
    };

    private static HubDescription read(String description) throws MalformedBodyException {
        return HubReader.read(entry(description).getBytes(UTF_8), "asked").orElseThrow();
    }

    private static String entry(String description) {
        return "<a:entry xmlns:a='http://www.w3.org/2005/Atom'><a:title type='text'>news</a:title>"
                + "<a:content type='application/xml'><NotificationHubDescription"
                + " xmlns='http://schemas.microsoft.com/netservices/2010/10/servicebus/connect'"
                + " xmlns:s='http://www.w3.org/2001/XMLSchema-instance'>" + description
                + "</NotificationHubDescription></a:content></a:entry>";
    }

    private static HubDescription again(HubDescription hub) throws MalformedBodyException {
        return HubReader.read(HubWriter.write(hub), hub.name()).orElseThrow();
    }

    @Test
    void whatIsWrittenIsRead() throws MalformedBodyException {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            HubDescription hub = randomHub(random);
            assertThat(again(hub)).as("number %d", i).isEqualTo(hub);
        }
    }

    @Test
    void anAttributeHasBlanksWhereTabsAndBreaksOfLinesWere() throws MalformedBodyException {
        HubDescription hub = read("<New plain='a&#9;b&#10;c&#13;d'/>");

        assertThat(hub.elements())
                .singleElement()
                .satisfies(element -> assertThat(element.attributes()).containsEntry("plain", "a b c d"));
        assertThat(again(hub)).isEqualTo(hub);
    }

    @Test
    void aForeignAttributeTakesNoPrefixThatIsInUse() throws MalformedBodyException {
        HubDescription hub = read("<New xmlns:nh0='urn:mine' xmlns:y='urn:y' s:type='nh0:T' y:a='nh1:b' y:c='2'/>");

        assertThat(again(hub)).isEqualTo(hub);
    }

    @SuppressWarnings("deprecation") // Retired platforms have credentials, too.
    private static HubDescription randomHub(Random random) {
        HubDescriptionBuilder hub = HubDescription.builder("hub" + random.nextInt(10));
        if (random.nextBoolean()) {
            hub.registrationTtl(Duration.ofSeconds(86_400L + random.nextInt(1 << 30)));
        }
        if (random.nextInt(4) == 0) {
            hub.registrationsNeverExpire();
        }
        if (random.nextBoolean()) {
            hub.userMetadata(text(random));
        }
        if (random.nextBoolean()) {
            hub.disabled();
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            hub.authorizationRule(AuthorizationRule.of(
                    "rule" + i,
                    random.nextBoolean() ? Set.of(AccessRight.values()) : Set.of(AccessRight.SEND),
                    key(random),
                    key(random)));
        }
        for (NotificationPlatform platform : NotificationPlatform.values()) {
            if (platform != NotificationPlatform.TEMPLATE && random.nextInt(3) == 0) {
                hub.credential(PnsCredential.of(platform, properties(random)));
            }
        }
        if (random.nextInt(3) == 0) {
            hub.credential(PnsCredential.appleToken(
                    ApnsEnvironment.SANDBOX, "K", "T", "b" + text(random), "p" + text(random)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            hub.element(randomElement(random, 3));
        }
        return hub.build();
    }

    private static Map<String, String> properties(Random random) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            properties.put("P" + text(random), text(random));
        }
        return properties;
    }

    private static DescriptionElement randomElement(Random random, int depth) {
        String name = (random.nextInt(3) == 0 ? "{urn:x" + random.nextInt(2) + "}" : "") + "New" + random.nextInt(5);
        DescriptionElement element = depth == 0 || random.nextBoolean()
                ? DescriptionElement.of(name, text(random))
                : DescriptionElement.of(
                        name, List.of(randomElement(random, depth - 1), randomElement(random, depth - 1)));
        return switch (random.nextInt(5)) {
            case 0 -> element.withAttribute("i:nil", "true");
            case 1 -> element.withAttribute("plain", "a<b\"c&d'").withAttribute("{urn:y}other", "z");
            case 2 -> element.withAttribute("xmlns:q", "urn:q").withAttribute("i:type", "q:Thing");
            default -> element;
        };
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)] + (random.nextBoolean() ? "" : TEXTS[random.nextInt(TEXTS.length)]);
    }

    private static String key(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void anUpdateKeepsElementsAndCredentialsThatAreUnknown() throws MalformedBodyException {
        HubDescription hub = read("<First>1</First><RegistrationTtl>P90D</RegistrationTtl>"
                + "<AuthorizationRules><AuthorizationRule s:type='q:AllowRule' xmlns:q='urn:q'><Claim>c</Claim>"
                + "</AuthorizationRule></AuthorizationRules>"
                + "<VivoCredential><Properties><Property><Name>n</Name><Value>v</Value></Property></Properties></VivoCredential>"
                + "<n:New n:kind='k' xmlns:n='urn:n'><n:In/><Out>o</Out></n:New><Gone s:nil='true'/>");

        byte[] update = HubWriter.write(hub.toBuilder()
                .credential(PnsCredential.windows("ms-app://s", "t"))
                .build());

        assertThat(new String(update, UTF_8))
                .isEqualTo("<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\">"
                        + "<NotificationHubDescription"
                        + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                        + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + "<First>1</First><RegistrationTtl>P90D</RegistrationTtl>"
                        + "<WnsCredential><Properties><Property><Name>PackageSid</Name>"
                        + "<Value>ms-app://s</Value></Property><Property><Name>SecretKey</Name><Value>t</Value>"
                        + "</Property></Properties></WnsCredential>"
                        + "<AuthorizationRules><AuthorizationRule i:type=\"q:AllowRule\" xmlns:q=\"urn:q\">"
                        + "<Claim>c</Claim></AuthorizationRule></AuthorizationRules>"
                        + "<VivoCredential><Properties><Property><Name>n</Name><Value>v</Value></Property>"
                        + "</Properties></VivoCredential>"
                        + "<New xmlns=\"urn:n\" xmlns:nh0=\"urn:n\" nh0:kind=\"k\"><In></In>"
                        + "<Out xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">o</Out>"
                        + "</New><Gone i:nil=\"true\"></Gone></NotificationHubDescription></content></entry>");
    }

    /** The official Java client fails for one new property, by reflection. */
    @Test
    void aCredentialWithANewPropertyIsRead() throws MalformedBodyException {
        HubDescription hub = read("<ApnsCredential><BlockedOn>2024-01-01T00:00:00</BlockedOn><Properties>"
                + "<Property><Name>endpoint</Name><Value><![CDATA[gateway.push.apple.com]]></Value></Property>"
                + "<Property><Name>Tomorrow</Name><Value>x</Value></Property></Properties></ApnsCredential>");

        PnsCredential apple = hub.credential(NotificationPlatform.APPLE).orElseThrow();
        assertThat(apple.property("Endpoint")).contains("gateway.push.apple.com");
        assertThat(apple.property("Tomorrow")).contains("x");
        assertThat(apple.property("ApnsCertificate")).isEmpty();
        assertThat(again(hub)).isEqualTo(hub);
    }

    /** The official Java client writes credentials without escapes, so that a value could add elements of its own. */
    @Test
    void aValueCannotLeaveItsElement() throws MalformedBodyException {
        String breakOut = "</Value></Property></Properties></WnsCredential><Status>true</Status><!--";
        HubDescription hub = HubDescription.builder("news")
                .credential(PnsCredential.windows(breakOut, "a&b]]>"))
                .build();

        assertThat(again(hub)).isEqualTo(hub);
        assertThat(again(hub).isDisabled()).isFalse();
    }

    @Test
    void theNameIsTheTitleOrElseWhatWasAskedFor() throws MalformedBodyException {
        assertThat(read("").name()).isEqualTo("news");
        byte[] untitled = HubWriter.write(HubDescription.builder("x").build());
        assertThat(HubReader.read(untitled, "asked").orElseThrow().name()).isEqualTo("asked");
    }

    @Test
    void anEmptyFeedMeansThatThereIsNoHub() throws MalformedBodyException {
        String feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Publicly Listed Services</title></feed>";

        assertThat(HubReader.read(feed.getBytes(UTF_8), "news")).isEmpty();
        assertThat(HubReader.names(feed.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void namesAreReadFromListsWithAndWithoutDescriptions() throws MalformedBodyException {
        String feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title>list</title>"
                + "<entry><title type='text'>one</title><link rel='alternate' href='http://x/one'/></entry>"
                + "<entry><title type='text'>a/b</title><content type='application/xml'><N><Title>no</Title></N></content>"
                + "</entry><entry><id>untitled</id></entry></feed>";

        assertThat(HubReader.names(feed.getBytes(UTF_8))).containsExactly("one", "a/b");
    }

    /** Each reading is its own: what was read before, or failed before, is nowhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>s3cret</html>",
                "<entry xmlns='http://www.w3.org/2005/Atom'><title>news</title></entry>",
                "<entry xmlns='http://www.w3.org/2005/Atom'><content><QueueDescription>s3cret</QueueDescription></content></entry>",
                "<!DOCTYPE entry [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><entry><title>&e;</title></entry>"
            })
    void whatDescribesNoHubIsSaidToBeThat(String body) throws MalformedBodyException {
        assertThat(read("<UserMetadata>good</UserMetadata>").userMetadata()).contains("good");
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> HubReader.read(body.getBytes(UTF_8), "news"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        assertThat(read("<UserMetadata>good</UserMetadata>").userMetadata()).contains("good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<RegistrationTtl>s3cret</RegistrationTtl>",
                "<DailyApiCalls>s3cret</DailyApiCalls>",
                "<WnsCredential><BlockedOn>s3cret</BlockedOn></WnsCredential>",
                "<AuthorizationRules><AuthorizationRule><CreatedTime>s3cret</CreatedTime><KeyName>n</KeyName>"
                        + "</AuthorizationRule></AuthorizationRules>"
            })
    void aWrongValueIsNamedAndNotShown(String description) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read(description))
                .withMessageStartingWith("the description of the hub is wrong: ")
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }
}
