package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
    private final TestHub hub = new TestHub();

    private TransportResponse get(String path) {
        return hub.anonymous("GET", "_emulator/" + path).exchange();
    }

    private TransportResponse post(String path, String body) {
        return hub.anonymous("POST", "_emulator/" + path).body(body).exchange();
    }

    @Test
    void theInboxIsEmptyAtFirst() {
        TransportResponse response = get("inbox");
        assertThat(response.status()).isEqualTo(200);
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(TestHub.text(response)).isEqualTo("[]");
    }

    @Test
    void theInboxTellsAllAboutADelivery() {
        hub.device("ann", "apns");
        TransportResponse sent = hub.send("apple")
                .header("apns-priority", "5")
                .body("{\"a\":\"é \\\"\"}")
                .exchange();
        assertThat(TestHub.text(get("inbox/")))
                .isEqualTo("[{\"device\":\"ann\",\"platform\":\"apns\",\"deviceHandle\":\"ANN\","
                        + "\"headers\":{\"apns-priority\":\"5\"},\"payload\":\"{\\\"a\\\":\\\"é \\\\\\\"\\\"}\","
                        + "\"matched\":\"broadcast\",\"notificationId\":\"" + TestHub.id(sent)
                        + "\",\"receivedAt\":\"2026-02-24T10:26:42Z\"}]");
    }

    @Test
    void aDirectSendHasNoDevice() {
        hub.direct("apple", "AABB").body("{}").exchange();
        assertThat(TestHub.text(get("inbox"))).contains("\"device\":null", "\"matched\":\"direct\"");
    }

    @Test
    void requestsAreListedWithoutAnythingSecret() {
        hub.send("apple").tags("secret_tag").body("{\"secret\":\"payload\"}").exchange();
        hub.listenOnly("POST", "news/messages?direct").exchange();
        String requests = TestHub.text(get("requests"));
        assertThat(requests)
                .isEqualTo("[{\"method\":\"POST\",\"target\":\"/news/messages?api-version=2020-06\",\"status\":201,"
                        + "\"headers\":[\"authorization\",\"servicebusnotification-format\",\"servicebusnotification-tags\"]},"
                        + "{\"method\":\"POST\",\"target\":\"/news/messages?direct\",\"status\":403,"
                        + "\"headers\":[\"authorization\"]}]");
    }

    @Test
    void requestsToTheEmulatorItselfAreNotListed() {
        get("inbox");
        post("clock", "{\"advance\":\"PT1S\"}");
        get("unknown");
        assertThat(TestHub.text(get("requests"))).isEqualTo("[]");
    }

    @Test
    void onlyTheLatestRequestsAreKept() {
        for (int i = 0; i < 10_001; i++) {
            hub.anonymous("GET", "news/r" + i).exchange();
        }
        assertThat(TestHub.text(get("requests")))
                .doesNotContain("\"/news/r0\"")
                .contains("\"/news/r1\"", "\"/news/r10000\"");
    }

    @Test
    void aResetForgetsEverything() {
        hub.device("ann", "apns");
        hub.send("apple").body("{}").exchange();
        hub.schedule("apple", "2026-02-24T11:00:00Z").body("{}").exchange();
        post("clock", "{\"advance\":\"PT1M\"}");
        TransportResponse response = post("reset", "");
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(TestHub.text(get("inbox"))).isEqualTo("[]");
        assertThat(TestHub.text(get("requests"))).isEqualTo("[]");
        assertThat(hub.emulator.now()).isEqualTo(TestHub.START);
        assertThat(hub.call("GET", "news/installations/ann").exchange().status())
                .isEqualTo(404);
        post("clock", "{\"advance\":\"P1D\"}");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void theClockIsAdvancedAndDeliversWhatIsDue() {
        hub.device("ann", "apns");
        hub.schedule("apple", "2026-02-24T11:00:00Z").body("{}").exchange();
        TransportResponse response = post("clock", "{\"advance\":\"PT1H\"}");
        assertThat(response.status()).isEqualTo(200);
        assertThat(TestHub.text(response)).isEqualTo("{\"now\":\"2026-02-24T11:26:42Z\"}");
        assertThat(TestHub.text(get("inbox"))).contains("\"receivedAt\":\"2026-02-24T11:00:00Z\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "PT1H",
                "{\"advance\":null}",
                "{\"advance\":3600}",
                "{\"advance\":\"1h\"}",
                "{\"advance\":\"PT-1H\"}",
                "{\"advance\":\"-PT1H\"}",
                "{\"Advance\":\"PT1H\"}",
                "{\"advance\":\"P3650000D\"}",
                "{\"advance\":\"PT2562047788015215H\"}",
                "{\"advance\":\"PT99999999999999999999H\"}",
            })
    void whatIsNotADurationIsRefused(String body) {
        assertRefused(post("clock", body), 400, "The provided request body is invalid. Error: ");
        assertThat(hub.emulator.now()).isEqualTo(TestHub.START);
    }

    @Test
    void aDeviceCanBeSaidToBeGone() {
        TransportResponse response = post("expire", "{\"deviceHandle\":\"AABB\"}");
        assertThat(response.status()).isEqualTo(204);
        hub.direct("apple", "AABB").body("{}").exchange();
        hub.direct("apple", "CCDD").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("CCDD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "AABB", "{\"deviceHandle\":null}", "{\"deviceHandle\":\"\"}", "{\"deviceHandle\":1}"})
    void whatIsNotAHandleIsRefused(String body) {
        assertRefused(post("expire", body), 400, "The provided request body is invalid. Error: ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, _emulator",
        "GET, _emulator/unknown",
        "POST, _emulator/inbox",
        "GET, _emulator/reset",
        "GET, _emulator/clock",
        "DELETE, _emulator/inbox",
        "GET, _emulator/inbox/ANN"
    })
    void whatTheEmulatorDoesNotHaveIsNotFound(String method, String path) {
        assertRefused(hub.anonymous(method, path).exchange(), 404, "The emulator has ");
    }

    @Test
    void aTokenIsNeitherNeededNorLookedAt() {
        TransportResponse response = hub.anonymous("GET", "_emulator/inbox")
                .header("Authorization", "Bearer x")
                .exchange();
        assertThat(response.status()).isEqualTo(200);
    }
}
