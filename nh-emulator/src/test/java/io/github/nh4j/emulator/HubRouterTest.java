package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubRouterTest {
    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final TestHub hub = new TestHub();

    private TransportResponse send(String authorization) {
        return hub.anonymous("POST", "news/messages?api-version=2020-06")
                .header("Authorization", authorization)
                .header("ServiceBusNotification-Format", "apple")
                .body("{}")
                .exchange();
    }

    private String token(String resource) {
        return TestHub.token(hub.emulator.connectionString(), resource, TestHub.START.plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:5380/news",
                "https://localhost/news",
                "sb://localhost:5380/news/",
                "sb://localhost/",
                "http://LOCALHOST/News/Messages",
                "http://localhost:5380/news/messages?api-version=2020-06",
            })
    void aTokenForTheResourceOrWhatIsAboveItIsAccepted(String resource) {
        assertCreated(send(token(resource)));
    }

    @Test
    void errorsHaveTheFormOfTheService() {
        TransportResponse response = send(token("http://localhost:5380/news").replace("sig=", "sig=A"));
        assertThat(response.status()).isEqualTo(401);
        assertThat(TestHub.text(response))
                .isEqualTo("<Error><Code>401</Code><Detail>InvalidSignature: The token has an invalid signature."
                        + " TrackingId:" + TestHub.header(response, "TrackingId")
                        + ",TimeStamp:2/24/2026 10:26:42 AM +00:00</Detail></Error>");
    }

    @Test
    void theTimeOfAnErrorKnowsTheAfternoon() {
        hub.emulator.advance(Duration.ofHours(3));
        assertThat(TestHub.text(send("Bearer x"))).contains(",TimeStamp:2/24/2026 1:26:42 PM +00:00</Detail>");
    }

    @Test
    void tokensAreCheckedInEveryWay() {
        assertRefused(hub.anonymous("POST", "news/messages").exchange(), 401, "MissingToken: ");
        assertRefused(send("Bearer x"), 401, "MalformedToken: ");
        assertRefused(send(token("http://localhost:5380/other")), 401, "InvalidAudience: ");
        assertRefused(send(token("http://elsewhere:5380/news")), 401, "InvalidAudience: ");
        String foreignKey = hub.emulator.connectionString().replace("NotASecret", "ForeignKey");
        assertRefused(
                send(TestHub.token(foreignKey, "http://localhost:5380/news", TestHub.START.plusSeconds(60))),
                401,
                "InvalidSignature: ");
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void anExpiredTokenIsRefused() {
        String token = TestHub.token(
                hub.emulator.connectionString(), "http://localhost:5380/news", TestHub.START.minusSeconds(1));
        assertRefused(send(token), 401, "ExpiredToken: ");
    }

    @Test
    void tokensDoNotExpireWhenTheClockIsMovedSinceTheirSignersClockIsNot() {
        String token = token("http://localhost:5380/news");
        hub.emulator.advance(Duration.ofHours(1));
        assertCreated(send(token));
    }

    @Test
    void anUnknownHubIsNotFound() {
        TransportResponse response = hub.anonymous("POST", "other/messages")
                .header("Authorization", token("http://localhost:5380/other"))
                .exchange();
        assertRefused(response, 404, "The requested entity does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "news",
                "news/",
                "news/unknown",
                "news//messages",
                "news/messages/NH-1/x",
                "news/feedbackcontainer/x",
                "news/messages/$batch/x?direct",
                "news/installations",
                "news/installations/a/b",
                "news/schedulednotifications/a/b",
                "newsmessages",
                "x/news/messages",
            })
    void anUnknownPathIsNotFound(String path) {
        TransportResponse response = hub.anonymous("POST", path)
                .header("Authorization", token("http://localhost:5380/"))
                .exchange();
        assertRefused(response, 404, "The requested entity does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, news/messages",
        "PUT, news/messages",
        "GET, news/messages/$batch?direct",
        "GET, news/schedulednotifications",
        "POST, news/schedulednotifications/1",
        "POST, news/installations/1",
        "HEAD, news/installations/1",
    })
    void anotherMethodIsNotAllowed(String method, String path) {
        assertRefused(hub.call(method, path).exchange(), 405, "The method " + method + " is not allowed here");
    }

    @Test
    void aHubMayHaveSlashesInItsName() {
        TestHub team = new TestHub("Team/App_1.x-Hub");
        TransportResponse response = team.call("POST", "team/app_1.X-hub/messages")
                .header("ServiceBusNotification-Format", "apple")
                .body("{}")
                .exchange();
        assertCreated(response);
        assertThat(TestHub.header(response, "Location")).startsWith(TestHub.BASE + "Team/App_1.x-Hub/messages/NH-");
        assertThat(team.call("POST", "team/messages").exchange().status()).isEqualTo(401);
    }

    @Test
    void everyResponseHasTheHeadersOfTheService() {
        for (TransportResponse response : new TransportResponse[] {
            send(token("http://localhost:5380/news")),
            send("Bearer x"),
            hub.listenOnly("POST", "news/messages").exchange(),
            hub.anonymous("GET", "_emulator/inbox").exchange(),
        }) {
            assertThat(TestHub.header(response, "TrackingId")).matches(GUID);
            assertThat(TestHub.header(response, "x-ms-correlation-request-id")).matches(GUID);
            assertThat(TestHub.header(response, "Strict-Transport-Security")).isEqualTo("max-age=2592000");
            assertThat(TestHub.header(response, "X-Powered-By")).isEqualTo("Azure Notification Hubs");
            assertThat(TestHub.header(response, "Date")).isEqualTo("Tue, 24 Feb 2026 10:26:42 GMT");
            assertThat(TestHub.header(response, "Content-Length")).isEqualTo("" + response.body().length);
        }
    }

    @Test
    void aTrackingIdThatIsAGuidIsRepeated() {
        String id = "3F2504E0-4F89-11D3-9A0C-0305E82C3301";
        TransportResponse response =
                hub.send("apple").header("TrackingId", id).body("{}").exchange();
        assertThat(TestHub.header(response, "TrackingId")).isEqualTo(id);
        TransportResponse refused =
                hub.send("ios").header("trackingid", id).body("{}").exchange();
        assertThat(TestHub.text(refused)).contains("TrackingId:" + id + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "<script>", "3F2504E0-4F89-11D3-9A0C-0305E82C33011", "3F2504E04F8911D39A0C0305E82C3301"
            })
    void anotherTrackingIdIsReplaced(String id) {
        TransportResponse response =
                hub.send("apple").header("TrackingId", id).body("{}").exchange();
        assertThat(TestHub.header(response, "TrackingId")).matches(GUID);
    }

    @Test
    void detailsOfErrorsAreEscaped() {
        TransportResponse response = hub.send("<apple>&").body("{}").exchange();
        assertThat(TestHub.text(response)).contains("unknown value: &lt;apple&gt;&amp;. TrackingId:");
    }

    @ParameterizedTest
    @CsvSource({"https://localhost:5381/", "http://localhost:5380/", "http://LOCALHOST/"})
    void theLocationHasTheAddressThatWasCalled(String base) {
        assertThat(TestHub.header(hub.send("apple").at(base).body("{}").exchange(), "Location"))
                .startsWith(base + "news/messages/NH-");
    }

    @Test
    void aTargetWithoutHostIsCompletedByTheHeader() {
        TransportResponse response = hub.emulator
                .handle(
                        "POST",
                        URI.create("/news/messages?api-version=2020-06"),
                        Headers.of(
                                "Host", "localhost:5380",
                                "Authorization", token("http://localhost/news"),
                                "ServiceBusNotification-Format", "apple"),
                        new byte[] {'{', '}'})
                .response();
        assertCreated(response);
        assertThat(TestHub.header(response, "Location")).startsWith("http://localhost:5380/news/messages/NH-");
    }

    @Test
    void theVersionIsRepeatedIfThereWasOne() {
        TransportResponse without = hub.call("POST", "news/messages")
                .header("ServiceBusNotification-Format", "apple")
                .body("{}")
                .exchange();
        assertThat(TestHub.header(without, "Location")).doesNotContain("?");
        TransportResponse direct = hub.call("POST", "news/messages?direct")
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "A")
                .body("{}")
                .exchange();
        assertThat(TestHub.header(direct, "Location")).endsWith("?direct");
    }

    @Test
    void aSizeIsLookedAtOnlyOnceTheCallerIsKnown() {
        assertRefused(
                hub.anonymous("POST", "news/messages").body(new byte[70_000]).exchange(), 401, "MissingToken: ");
    }

    @Test
    void aKeyThatMaySendOnlyCannotRegisterDevices() {
        AccessPolicy sendOnly = new AccessPolicy("SendOnly", AccessPolicy.FULL.key(), Set.of(AccessPolicy.Right.SEND));
        HubEmulator emulator =
                new HubEmulator("news", () -> TestHub.START, new Random(1), List.of(sendOnly), ServerGeneration.NEW);
        String token = TestHub.token(
                sendOnly.connectionString(5380), "http://localhost:5380/news", TestHub.START.plusSeconds(60));
        Headers headers = Headers.of("Authorization", token, "ServiceBusNotification-Format", "apple");
        byte[] body = {'{', '}'};
        URI device = URI.create("http://localhost:5380/news/installations/ann");
        URI messages = URI.create("http://localhost:5380/news/messages");
        assertThat(emulator.handle("PUT", device, headers, body).response().status())
                .isEqualTo(403);
        assertCreated(emulator.handle("POST", messages, headers, body).response());
    }
}
