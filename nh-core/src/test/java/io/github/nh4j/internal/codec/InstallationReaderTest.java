package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.installation.SecondaryTile;
import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationReaderTest {
    private static final String PHONE = "\"installationId\":\"i\",\"platform\":\"apns\",\"pushChannel\":\"H\"";

    private static Installation read(String json) throws MalformedBodyException {
        return InstallationReader.read(json.getBytes(UTF_8));
    }

    @Test
    void anAnswerOf2018IsRead() throws Exception {
        Installation installation = read(
                "{\"installationId\":\"ef4ffd64-8f20-4d6e-873c-7308b28d6a04\",\"pushChannel\":\"https://some.url/\","
                        + "\"pushChannelExpired\":false,\"platform\":\"wns\","
                        + "\"expirationTime\":\"9999-12-31T23:59:59.9999999Z\",\"templates\":{\"Template Name\":{"
                        + "\"body\":\"{\\\"aps\\\":{\\\"alert\\\":\\\"alert!\\\"}}\",\"headers\":{\"X-WNS-Type\":"
                        + "\"wns/toast\"},\"tags\":[\"Template Name\"]}}}");

        assertThat(installation)
                .isEqualTo(Installation.builder(
                                "ef4ffd64-8f20-4d6e-873c-7308b28d6a04",
                                InstallationPlatform.WINDOWS,
                                "https://some.url/")
                        .template(
                                "Template Name",
                                InstallationTemplate.builder("{\"aps\":{\"alert\":\"alert!\"}}")
                                        .header("X-WNS-Type", "wns/toast")
                                        .tag("Template Name")
                                        .build())
                        .build());
    }

    @Test
    void anAnswerOf2023IsRead() throws Exception {
        Installation installation =
                read("{\"platform\":\"Gcm\",\"pushChannel\":\"fcm-handle\",\"installationId\":\"fcm-installation-id\","
                        + "\"pushChannelExpired\":false,\"expirationTime\":\"9999-12-31T23:59:59.9999999Z\"}");

        assertThat(installation.id()).isEqualTo("fcm-installation-id");
        assertThat(installation.platform()).isEqualTo(InstallationPlatform.of("gcm"));
        assertThat(installation.platform().word()).isEqualTo("Gcm");
        assertThat(installation.expirationTime()).isEmpty();
    }

    @Test
    void everythingIsReadInAnyOrderAndTheUnknownIsKept() throws Exception {
        Installation installation =
                read("{\"new\":{\"a\":[1,{\"b\":null}]},\"userId\":\"u\",\"lastUpdate\":\"2026-01-01T00:00:00Z\","
                        + "\"secondaryTiles\":{\"t\":{\"templates\":{\"n\":{\"body\":\"b\"}},\"tags\":[\"x\"],"
                        + "\"pushChannelExpired\":true,\"pushChannel\":\"T\"}},\"pushVariables\":{\"v\":\"1\",\"w\":2},"
                        + "\"expirationTime\":\"2030-01-01T00:00:00+01:00\",\"tags\":[\"b\",\"a\",null],"
                        + "\"templates\":{\"n\":{\"expiry\":\"$(e)\",\"body\":\"b\",\"new\":1}},"
                        + "\"pushChannelExpired\":true," + PHONE + "}");

        assertThat(installation)
                .isEqualTo(Installation.builder("i", InstallationPlatform.APPLE, "H")
                        .userId("u")
                        .lastUpdate(Instant.parse("2026-01-01T00:00:00Z"))
                        .expirationTime(Instant.parse("2029-12-31T23:00:00Z"))
                        .tag("b")
                        .tag("a")
                        .pushVariable("v", "1")
                        .pushVariable("w", "2")
                        .template(
                                "n",
                                InstallationTemplate.builder("b")
                                        .expiry("$(e)")
                                        .otherMember("new", "1")
                                        .build())
                        .secondaryTile(
                                "t",
                                SecondaryTile.builder("T")
                                        .tag("x")
                                        .pushChannelExpired()
                                        .template("n", InstallationTemplate.of("b"))
                                        .build())
                        .pushChannelExpired()
                        .otherMember("new", "{\"a\":[1,{\"b\":null}]}")
                        .build());
    }

    @Test
    void whatIsNullIsNotThere() throws Exception {
        assertThat(read("{\"userId\":null,\"pushChannelExpired\":null,\"expirationTime\":null,\"tags\":null,"
                        + "\"lastUpdate\":null,\"templates\":null,\"pushVariables\":{\"v\":null},"
                        + "\"secondaryTiles\":null," + PHONE + "}"))
                .isEqualTo(Installation.builder("i", InstallationPlatform.APPLE, "H")
                        .build());
    }

    @Test
    void theDocumentedNameOfTheExpiredChannelIsReadToo() throws Exception {
        assertThat(read("{\"expiredPushChannel\":true," + PHONE + "}").pushChannelExpired())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00.1234567Z",
                "2026-01-01T00:00:00.1234567",
                "2026-01-01T01:00:00.1234567+01:00"
            })
    void aTimeMayHaveSevenDigitsAndNoZone(String time) throws Exception {
        assertThat(read("{\"expirationTime\":\"" + time + "\"," + PHONE + "}").expirationTime())
                .contains(Instant.parse("2026-01-01T00:00:00.1234567Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apns", "APNS", "wns", "fcmV1", "apple", "toaster-2030"})
    void everyPlatformIsReadAsTheWordThatItIs(String word) throws Exception {
        Installation installation =
                read("{\"installationId\":\"i\",\"pushChannel\":\"H\",\"platform\":\"" + word + "\"}");

        assertThat(installation.platform().word()).isEqualTo(word);
        assertThat(installation.pushChannel()).isEqualTo("H");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"endpoint\":\"https://push/1\",\"expirationTime\":null,\"p256dh\":\"k\",\"auth\":\"a\"}",
                "\"{\\\"endpoint\\\":\\\"https://push/1\\\",\\\"p256dh\\\":\\\"k\\\",\\\"auth\\\":\\\"a\\\"}\"",
            })
    void aBrowsersSubscriptionIsReadInBothItsForms(String channel) throws Exception {
        assertThat(read("{\"pushChannel\":" + channel + ",\"installationId\":\"i\",\"platform\":\"Browser\"}"))
                .isEqualTo(Installation.builder("i", BrowserPushChannel.of("https://push/1", "k", "a"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://push/1", "{", "{}", "{\\\"endpoint\\\":\\\"\\\"}", "[]"})
    void aBrowsersTextThatHoldsNoSubscriptionIsKept(String text) throws Exception {
        Installation installation =
                read("{\"pushChannel\":\"" + text + "\",\"installationId\":\"i\",\"platform\":\"browser\"}");

        assertThat(installation.browserPushChannel()).isEmpty();
        assertThat(installation.pushChannel()).isEqualTo(text.replace("\\\"", "\""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "``|the body is not one JSON object",
                "[]|the body is not one JSON object",
                "{}{}|the body is not one JSON object",
                "{|the body is not JSON",
                "<a/>|the body is not JSON",
                "{\"platform\":\"apns\",\"pushChannel\":\"H\"}|the body has no installationId",
                "{\"installationId\":\"i\",\"pushChannel\":\"H\"}|the body has no platform",
                "{\"installationId\":\"i\",\"platform\":\"apns\"}|the body has no pushChannel",
                "{\"installationId\":[],\"platform\":\"apns\"}|installationId is or holds something that is not a text",
                "{\"installationId\":\"i\",\"platform\":\"apns\",\"pushChannel\":{}}|the body has no endpoint",
                "{\"installationId\":\"i\",\"platform\":\"apns\",\"pushChannel\":{\"endpoint\":\"\",\"p256dh\":\"k\",\"auth\":\"a\"}}|a part of pushChannel is empty",
            })
    void whatIsNoInstallationIsSaidToBeThat(String body, String message) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read(body))
                .withMessage(message)
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"tags\":\"a\"|tags is not an array",
                "\"tags\":[{}]|tags is or holds something that is not a text",
                "\"templates\":[]|templates is or holds something that is not an object",
                "\"templates\":{\"s3cret\":{}}|the body has no body",
                "\"expirationTime\":\"s3cret\"|expirationTime is not a time",
                "\"expirationTime\":\"+10000-01-01T00:00:00Z\"|expirationTime is outside the years 1 to 9999",
                "\"lastUpdate\":\"2026-02-30T00:00:00Z\"|lastUpdate is not a time",
                "\"pushVariables\":{\"s3cret\":[]}|pushVariables is or holds something that is not a text",
            })
    void whatHasTheWrongFormIsSaidWithoutTheData(String member, String message) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read("{" + member + "," + PHONE + "}"))
                .withMessage(message);
    }

    @Test
    void whateverComesIsReadOrMalformed() {
        Random random = new Random(11);
        String json = "{\"tags\":[\"a\"],\"templates\":{\"t\":{\"body\":\"b\",\"headers\":{\"h\":\"v\"}}},"
                + "\"secondaryTiles\":{\"s\":{\"pushChannel\":\"T\"}},\"expirationTime\":\"2030-01-01T00:00:00Z\","
                + PHONE + "}";
        int read = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = json.getBytes(UTF_8);
            for (int j = random.nextInt(3); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "\"{}[]:,n1".charAt(random.nextInt(9)));
            }
            try {
                assertThat(InstallationReader.read(bytes).id()).isNotNull();
                read++;
            } catch (MalformedBodyException expected) {
                assertThat(expected).hasNoCause();
            }
        }
        assertThat(read).isBetween(100, 2_900);
    }

    @Test
    void aBodyThatIsTooDeepIsMalformed() {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> read("{\"a\":" + "[".repeat(200_000)));
    }
}
