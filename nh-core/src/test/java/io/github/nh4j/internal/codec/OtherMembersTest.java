package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationBuilder;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.installation.SecondaryTile;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service adds to installations after this library was written is stored again as it was read. */
class OtherMembersTest {
    private static InstallationBuilder device() {
        return Installation.builder("phone", InstallationPlatform.WINDOWS, "https://wns.example/1");
    }

    private static Installation read(String json) throws MalformedBodyException {
        return InstallationReader.read(json.getBytes(UTF_8));
    }

    private static String written(Installation installation) {
        return new String(InstallationWriter.write(installation), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-1.50E+3",
                "123456789012345678901234567890.1234567890123456789",
                "\"\"",
                "\"a\\\"b\\\\c\\nd\"",
                "\"\uD83D\uDE00 \u00E9\"",
                "[]",
                "[1,null,\"x\",[true]]",
                "{\"a\":null,\"b\":{\"c\":[{}]}}"
            })
    void everyValueIsKeptAtEveryPlace(String value) throws Exception {
        String json = "{\"installationId\":\"phone\",\"platform\":\"wns\",\"pushChannel\":\"https://wns.example/1\","
                + "\"templates\":{\"t\":{\"body\":\"<toast/>\",\"later\":" + value + "}},"
                + "\"secondaryTiles\":{\"s\":{\"pushChannel\":\"https://wns.example/2\",\"later\":" + value + "}},"
                + "\"later\":" + value + "}";

        Installation installation = read(json);
        Installation changed = installation.toBuilder().tag("news").build();

        assertThat(installation.otherMembers()).containsExactlyEntriesOf(Map.of("later", value));
        assertThat(installation.templates())
                .allSatisfy(
                        (name, template) -> assertThat(template.otherMembers()).containsEntry("later", value));
        assertThat(installation.secondaryTiles())
                .allSatisfy((name, tile) -> assertThat(tile.otherMembers()).containsEntry("later", value));
        assertThat(written(installation)).isEqualTo(json);
        assertThat(read(written(changed))).isEqualTo(changed);
        assertThat(changed.otherMembers()).isEqualTo(installation.otherMembers());
    }

    @Test
    void thousandRandomValuesGoThereAndBack() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Installation installation = device().otherMember("later", value(random, 4))
                    .template(
                            "t",
                            InstallationTemplate.builder("{}")
                                    .otherMember("\u00E9 \"", value(random, 2))
                                    .build())
                    .secondaryTile(
                            "s",
                            SecondaryTile.builder("https://wns.example/2")
                                    .otherMember("x", value(random, 2))
                                    .build())
                    .build();

            assertThat(read(written(installation))).isEqualTo(installation);
        }
    }

    private static String value(Random random, int depth) {
        return Json.text(json -> {
            switch (random.nextInt(depth == 0 ? 4 : 6)) {
                case 0 -> json.writeNull();
                case 1 -> json.writeBoolean(random.nextBoolean());
                case 2 -> json.writeNumber(random.nextLong());
                case 3 -> json.writeString(text(random));
                case 4 -> {
                    json.writeStartArray();
                    json.writeRawValue(value(random, depth - 1));
                    json.writeRawValue(value(random, depth - 1));
                    json.writeEndArray();
                }
                default -> {
                    json.writeStartObject();
                    json.writeName("a");
                    json.writeRawValue(value(random, depth - 1));
                    json.writeEndObject();
                }
            }
        });
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(5, 0, 0xD7FF).forEach(text::appendCodePoint);
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret", "'secret'", "{", "{}}", "1 2", "[1", "{\"a\":secret}", "NaN"})
    void whatIsNoJsonIsRefusedBeforeItIsSentAndNotRepeated(String secret) {
        Installation installation = device().otherMember("later", secret).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(installation))
                .withMessage("another member of the installation is not one JSON value")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({"userId", "tags", "''", "installationId"})
    void aMemberThatThereIsAMethodForIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(device().otherMember(name, "1").build()))
                .withMessageContaining("a method for");
    }

    @Test
    void halfOfASurrogatePairFromTheServiceSurvives() throws Exception {
        Installation installation =
                read("{\"installationId\":\"1\",\"platform\":\"apns\",\"pushChannel\":\"A\",\"later\":\"\\ud800\"}");

        assertThat(read(written(installation))).isEqualTo(installation);
    }
}
