package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationPatchTest {
    private static final String INVALID = "The provided request body is invalid. Error: ";
    private static final String BEFORE =
            "{\"installationId\":\"ann\",\"pushChannel\":\"ANN\",\"pushChannelExpired\":false,\"platform\":\"apns\","
                    + "\"expirationTime\":\"2030-01-01T00:00:00Z\",\"tags\":[\"a\",\"b\"],\"pushVariables\":{\"v\":\"1\"},"
                    + "\"templates\":{\"t/1\":{\"body\":\"{\\\"m\\\":\\\"$(m)\\\"}\",\"headers\":{\"apns-priority\":\"5\"},"
                    + "\"expiry\":\"$(e)\",\"tags\":[\"x\",\"t/1\"]}},\"secondaryTiles\":{\"s\":{\"pushChannel\":\"S\"}},"
                    + "\"userId\":\"u\"}";

    private final TestHub hub = new TestHub();

    @BeforeEach
    void put() {
        assertThat(hub.put("ann", BEFORE).status()).isEqualTo(200);
        assertThat(stored()).isEqualTo(BEFORE);
    }

    private TransportResponse patch(String operations) {
        return hub.call("PATCH", "news/installations/ann?api-version=2020-06")
                .header("Content-Type", "application/json-patch+json")
                .body(operations)
                .exchange();
    }

    private String stored() {
        return TestHub.text(hub.call("GET", "news/installations/ann").exchange());
    }

    @Test
    void aPatchIsAnsweredWithNothing() {
        TransportResponse response = patch("[{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"c\"}]");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "replace|/pushChannel|\"NEW\"|\"ANN\"|\"NEW\"",
                "add|/pushChannel|\"NEW\"|\"ANN\"|\"NEW\"",
                "replace|/userId|\"w\"|\"userId\":\"u\"|\"userId\":\"w\"",
                "remove|/userId|null|,\"userId\":\"u\"|``",
                "add|/tags|\"c\"|[\"a\",\"b\"]|[\"a\",\"b\",\"c\"]",
                "add|/tags|\"[\\\"c\\\",\\\"d\\\"]\"|[\"a\",\"b\"]|[\"a\",\"b\",\"c\",\"d\"]",
                "add|/tags|[\"c\",\"d\"]|[\"a\",\"b\"]|[\"a\",\"b\",\"c\",\"d\"]",
                "replace|/tags|\"[\\\"c\\\"]\"|[\"a\",\"b\"]|[\"c\"]",
                "remove|/tags|null|\"tags\":[\"a\",\"b\"],|``",
                "remove|/tags/A|null|[\"a\",\"b\"]|[\"b\"]",
                "remove|/tags/none|null|[\"a\",\"b\"]|[\"a\",\"b\"]",
                "replace|/tags/a|\"c\"|[\"a\",\"b\"]|[\"b\",\"c\"]",
                "replace|/expirationTime|\"2031-01-01T00:00:00Z\"|2030|2031",
                "remove|/expirationTime|null|2030-01-01T00:00:00Z|9999-12-31T23:59:59.9999999Z",
                "add|/pushVariables/w~0|\"2\"|{\"v\":\"1\"}|{\"v\":\"1\",\"w~\":\"2\"}",
                "remove|/pushVariables/v|null|\"pushVariables\":{\"v\":\"1\"},|``",
                "replace|/templates/t~11/body|\"{}\"|\"{\\\"m\\\":\\\"$(m)\\\"}\"|\"{}\"",
                "remove|/templates/t~11/expiry|null|\"expiry\":\"$(e)\",|``",
                "replace|/templates/t~11/headers|\"{\\\"a\\\":\\\"b\\\"}\"|{\"apns-priority\":\"5\"}|{\"a\":\"b\"}",
                "add|/templates/t~11/headers/a|\"b\"|{\"apns-priority\":\"5\"}|{\"apns-priority\":\"5\",\"a\":\"b\"}",
                "add|/templates/t~11/tags|\"y\"|[\"x\",\"t/1\"]|[\"x\",\"t/1\",\"y\"]",
                "remove|/templates/t~11/tags/x|null|[\"x\",\"t/1\"]|[\"t/1\"]",
                "remove|/templates/t~11/tags/t~11|null|[\"x\",\"t/1\"]|[\"x\",\"t/1\"]",
                "remove|/templates/none/body|null|\"ann\"|\"ann\"",
                "replace|/secondaryTiles/s/pushChannel|\"T\"|\"S\"|\"T\"",
                "add|/secondaryTiles/s/tags|\"c\"|{\"pushChannel\":\"S\"}|{\"pushChannel\":\"S\",\"tags\":[\"c\"]}",
                "add|/secondaryTiles/r|\"{\\\"pushChannel\\\":\\\"R\\\"}\"|{\"pushChannel\":\"S\"}}|{\"pushChannel\":\"S\"},\"r\":{\"pushChannel\":\"R\"}}",
                "add|/secondaryTiles/s/templates/n/body|\"<a/>\"|{\"pushChannel\":\"S\"}|{\"pushChannel\":\"S\",\"templates\":{\"n\":{\"body\":\"<a/>\"}}}",
            })
    void eachOperationChangesItsPlaceAndNothingElse(String op, String path, String value, String old, String changed) {
        TransportResponse response =
                patch("[{\"op\":\"" + op + "\",\"path\":\"" + path + "\",\"value\":" + value + "}]");

        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(200);
        assertThat(stored()).isEqualTo(BEFORE.replace(old, changed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"{\\\"body\\\":\\\"{}\\\",\\\"tags\\\":[\\\"y\\\"]}\"", "{\"body\":\"{}\",\"tags\":[\"y\"]}"})
    void aTemplateComesAsJsonWithinATextOrAsItIs(String value) {
        patch("[{\"op\":\"replace\",\"path\":\"/templates/t~11\",\"value\":" + value + "},"
                + "{\"op\":\"add\",\"path\":\"/templates/u\",\"value\":" + value + "}]");

        assertThat(stored())
                .contains("\"templates\":{\"t/1\":{\"body\":\"{}\",\"tags\":[\"y\",\"t/1\"]},"
                        + "\"u\":{\"body\":\"{}\",\"tags\":[\"y\",\"u\"]}}");
    }

    @Test
    void laterSendsReachWhatWasPatched() {
        patch("[{\"op\":\"remove\",\"path\":\"/tags/a\"},{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"new\"},"
                + "{\"op\":\"replace\",\"path\":\"/pushChannel\",\"value\":\"NEW\"},"
                + "{\"op\":\"replace\",\"path\":\"/userId\",\"value\":\"w\"},"
                + "{\"op\":\"replace\",\"path\":\"/templates/t~11/body\",\"value\":\"{\\\"n\\\":\\\"$(v)\\\"}\"}]");

        for (String tags : List.of("a", "$UserId:{u}")) {
            hub.send("apple").tags(tags).body("{}").exchange();
        }
        assertThat(hub.reached()).isEmpty();
        hub.send("apple").tags("new && $UserId:{w}").body("{}").exchange();
        hub.send("template").body("{\"m\":\"x\"}").exchange();
        assertThat(hub.reached()).containsExactly("NEW", "NEW");
        assertThat(hub.emulator.inbox().get(1).payload()).isEqualTo("{\"n\":\"1\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}|the body is not a JSON array",
                "[|the body is not JSON",
                "[1]|'operation' is not a JSON object",
                "[{\"op\":\"move\",\"path\":\"/tags\",\"value\":\"c\"}]|'op' is not add, remove or replace",
                "[{\"path\":\"/tags\",\"value\":\"c\"}]|'op' is not add, remove or replace",
                "[{\"op\":\"add\",\"path\":\"/tags\"}]|'value' is required",
                "[{\"op\":\"replace\",\"path\":\"/tags\",\"value\":null}]|'value' is required",
                "[{\"op\":\"remove\"}]|'path' does not start with a slash",
                "[{\"op\":\"remove\",\"path\":\"\"}]|'path' does not start with a slash",
                "[{\"op\":\"remove\",\"path\":\"tags\"}]|'path' does not start with a slash",
                "[{\"op\":\"remove\",\"path\":\"/\"}]|'path' is not one that can be patched",
                "[{\"op\":\"remove\",\"path\":\"/platform\"}]|'path' is not one that can be patched",
                "[{\"op\":\"replace\",\"path\":\"/installationId\",\"value\":\"x\"}]|'path' is not one that can be",
                "[{\"op\":\"add\",\"path\":\"/user\",\"value\":\"x\"}]|'path' is not one that can be patched",
                "[{\"op\":\"add\",\"path\":\"/userId/x\",\"value\":\"x\"}]|'path' is not one that can be patched",
                "[{\"op\":\"add\",\"path\":\"/templates/t~11/x\",\"value\":\"x\"}]|'path' is not one that can be",
                "[{\"op\":\"add\",\"path\":\"/tags/c\",\"value\":\"c\"}]|'path' is not one that can be patched: tags",
                "[{\"op\":\"remove\",\"path\":\"/tags/a/b\"}]|'path' is not one that can be patched: tags",
                "[{\"op\":\"add\",\"path\":\"/tags\",\"value\":1}]|the value for tags is neither a tag nor an array",
                "[{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"[\"}]|the value: the body is not JSON",
                "[{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"a b\"}]|a tag has a character",
                "[{\"op\":\"add\",\"path\":\"/templates/u\",\"value\":\"{}\"}]|template 'u': 'Body' is required",
                "[{\"op\":\"remove\",\"path\":\"/pushChannel\"}]|'PushChannel' is required",
                "[{\"op\":\"add\",\"path\":\"/expirationTime\",\"value\":\"soon\"}]|'ExpirationTime' is not a time",
            })
    void aWrongPatchIsRefusedAndChangesNothing(String operations, String reason) {
        assertRefused(patch(operations), 400, INVALID + reason);
        assertThat(stored()).isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[1]|400",
                "{\"s\":\"x\"}|400",
                "{\"s\":{\"tags\":[null,1,{}]}}|200",
                "{\"s\":{\"tags\":\"x\"}}|200",
                "{\"s\":null}|200",
            })
    void secondaryTilesOfAnyFormArePatchedOrThePatchIsRefused(String tiles, int status) {
        hub.put("ann", BEFORE.replace("{\"s\":{\"pushChannel\":\"S\"}}", tiles));

        assertThat(patch("[{\"op\":\"remove\",\"path\":\"/secondaryTiles/s/tags/x\"},"
                                + "{\"op\":\"add\",\"path\":\"/secondaryTiles/s/tags\",\"value\":\"y\"}]")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aPatchIsMadeAsAWholeOrNotAtAll() {
        assertThat(patch("[{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"c\"},"
                                + "{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"a b\"}]")
                        .status())
                .isEqualTo(400);
        assertThat(stored()).isEqualTo(BEFORE);
    }

    @Test
    void aPatchForWhatIsNotThereIsTakenAndDoesNothing() {
        TransportResponse response = hub.call("PATCH", "news/installations/nobody")
                .body("[{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"c\"}]")
                .exchange();

        assertThat(response.status()).isEqualTo(200);
        assertRefused(hub.call("GET", "news/installations/nobody").exchange(), 404, "Installation not found");
    }

    @Test
    void aBrowsersSubscriptionIsReplacedInEitherForm() {
        String form = "{\\\"endpoint\\\":\\\"E\\\",\\\"p256dh\\\":\\\"k\\\",\\\"auth\\\":\\\"a\\\"}";
        hub.put(
                "tab",
                "{\"installationId\":\"tab\",\"platform\":\"browser\",\"pushChannel\":"
                        + "{\"endpoint\":\"OLD\",\"p256dh\":\"k\",\"auth\":\"a\"}}");
        for (String value : List.of("\"" + form + "\"", form.replace("\\", ""))) {
            TransportResponse response = hub.call("PATCH", "news/installations/tab")
                    .body("[{\"op\":\"replace\",\"path\":\"/pushChannel\",\"value\":" + value + "}]")
                    .exchange();
            assertThat(response.status()).as(TestHub.text(response)).isEqualTo(200);
            hub.send("browser").body("{}").exchange();
        }
        assertThat(hub.reached()).containsExactly("E", "E");
    }

    @Test
    void aKeyThatMayListenOnlyMayPatchAndOneThatMaySendOnlyMayNot() {
        String operations = "[{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"c\"}]";
        assertThat(hub.listenOnly("PATCH", "news/installations/ann")
                        .body(operations)
                        .exchange()
                        .status())
                .isEqualTo(200);
        AccessPolicy sendOnly = new AccessPolicy("SendOnly", AccessPolicy.FULL.key(), Set.of(AccessPolicy.Right.SEND));
        HubEmulator emulator =
                new HubEmulator("news", () -> TestHub.START, new Random(1), List.of(sendOnly), ServerGeneration.NEW);
        String token =
                TestHub.token(sendOnly.connectionString(5380), TestHub.BASE + "news", TestHub.START.plusSeconds(60));
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            assertThat(emulator.handle(
                                    method,
                                    URI.create(TestHub.BASE + "news/installations/ann"),
                                    Headers.of("Authorization", token),
                                    new byte[0])
                            .response()
                            .status())
                    .isEqualTo(403);
        }
    }
}
