package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static io.github.nh4j.emulator.TestHub.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one registration. */
class RegistrationTest {
    private static final String ANN = "<GcmRegistrationId>ann</GcmRegistrationId>";

    private final TestHub hub = new TestHub();

    private TransportResponse put(String ifMatch, String elements) {
        return hub.call("PUT", "news/registrations/1-2-3")
                .header("If-Match", ifMatch)
                .body(TestHub.entry("Gcm", elements))
                .exchange();
    }

    private TransportResponse delete(String ifMatch) {
        return hub.call("DELETE", "news/registrations/1-2-3")
                .header("If-Match", ifMatch)
                .exchange();
    }

    @Test
    void whatWasCreatedIsAnsweredAsTheServiceWritesIt() {
        TransportResponse response = hub.register("Gcm", "<Tags>tag1,tag2</Tags>" + ANN);
        assertThat(response.status()).isEqualTo(200);
        String id = element(response, "RegistrationId");
        assertThat(id).matches("[0-9]+-[0-9]+-[123]");
        String address = "http://localhost:5380/news/registrations/" + id + "?api-version=2020-06";
        assertThat(TestHub.text(response))
                .isEqualTo("<entry p1:etag=\"W/&quot;1&quot;\""
                        + " xmlns:p1=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\""
                        + " xmlns=\"http://www.w3.org/2005/Atom\"><id>" + address + "</id><title type=\"text\">" + id
                        + "</title><published>2026-02-24T10:26:42Z</published><updated>2026-02-24T10:26:42Z</updated>"
                        + "<link rel=\"self\" href=\"" + address + "\"/><content type=\"application/xml\">"
                        + "<GcmRegistrationDescription xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">"
                        + "<ETag>1</ETag><ExpirationTime>9999-12-31T23:59:59.9999999</ExpirationTime><RegistrationId>"
                        + id + "</RegistrationId><Tags>tag1,tag2</Tags><GcmRegistrationId>ann</GcmRegistrationId>"
                        + "</GcmRegistrationDescription></content></entry>");
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/xml");
        assertThat(response.headers().first("ETag")).isEmpty();
        assertThat(response.headers().first("Content-Location")).isEmpty();
        assertThat(response.headers().first("Location")).isEmpty();
    }

    @Test
    void whatIsReadHasAZoneInItsTimeAndAnotherAddress() {
        String id = element(hub.register("Gcm", ANN), "RegistrationId");
        TransportResponse read = hub.registration(id);
        assertThat(read.status()).isEqualTo(200);
        assertThat(element(read, "ExpirationTime")).isEqualTo("9999-12-31T23:59:59.9999999Z");
        assertThat(element(read, "id"))
                .isEqualTo("http://localhost:5380/news/resources/" + id + "?api-version=2020-06");
        assertThat(element(read, "ETag")).isEqualTo("1");
    }

    @Test
    void creatingTwiceMakesTwo() {
        assertThat(element(hub.register("Gcm", ANN), "RegistrationId"))
                .isNotEqualTo(element(hub.register("Gcm", ANN), "RegistrationId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registrationids", "registrationIDs"})
    void anIdIsMadeForTheCaller(String path) {
        TransportResponse response =
                hub.call("POST", "news/" + path + "?api-version=2020-06").exchange();
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        String id = TestHub.id(response);
        assertThat(TestHub.header(response, "Location")).isEqualTo("http://localhost:5380/news/registrationids/" + id);
        assertThat(hub.registration(id).status()).isEqualTo(404);
        assertThat(element(hub.putRegistration(id, "Gcm", ANN), "RegistrationId"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123-234-1", "0-0-0", "9223372036854775807-9223372036854775807-2147483647"})
    void anIdOfTheCallersOwnIsTakenIfItHasTheForm(String id) {
        assertThat(element(hub.putRegistration(id, "Gcm", ANN), "RegistrationId"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1-2", "1-2-3-4", "a-2-3", "-1-2-3", "01-2-3", "9223372036854775808-2-3", "1-2-2147483648"})
    void aMalformedIdIsRefusedWhateverIsAsked(String id) {
        String words = "The registration id is not of the form";
        assertRefused(hub.putRegistration(id, "Gcm", ANN), 400, words);
        assertRefused(hub.registration(id), 400, words);
        assertRefused(
                hub.call("DELETE", "news/registrations/" + id)
                        .header("If-Match", "*")
                        .exchange(),
                400,
                words);
    }

    @Test
    void aPutReplacesAllAndTheEtagGrows() {
        hub.putRegistration("1-2-3", "Gcm", "<Tags>a,b</Tags>" + ANN);
        TransportResponse second = hub.putRegistration(
                "1-2-3", "Apple", "<RegistrationId>1-2-3</RegistrationId><DeviceToken>aB</DeviceToken>");
        assertThat(element(second, "ETag")).isEqualTo("2");
        assertThat(TestHub.text(second)).contains("p1:etag=\"W/&quot;2&quot;\"");
        assertThat(element(second, "ExpirationTime")).doesNotContain("Z");
        assertThat(TestHub.text(hub.registration("1-2-3")))
                .contains("<AppleRegistrationDescription", "<DeviceToken>AB</DeviceToken>", "<ETag>2</ETag>")
                .doesNotContain("Tags");
    }

    @Test
    void anIdInTheBodyMustBeTheOneOfThePath() {
        assertRefused(
                hub.putRegistration("1-2-3", "Gcm", "<RegistrationId>1-2-4</RegistrationId>" + ANN),
                400,
                "The supplied registration payload is invalid: RegistrationId is not the one of the path");
        assertThat(hub.registration("1-2-3").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "*"})
    void anUpdateIsTakenIfNobodyHasChangedAnything(String ifMatch) {
        hub.putRegistration("1-2-3", "Gcm", ANN);
        assertThat(element(put(ifMatch, ANN), "ETag")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "1", "W/1", "", "x"})
    void anUpdateOfAnotherVersionIsRefused(String ifMatch) {
        hub.putRegistration("1-2-3", "Gcm", ANN);
        assertRefused(put(ifMatch, "<GcmRegistrationId>bob</GcmRegistrationId>"), 412, "The registration is not the");
        assertThat(element(hub.registration("1-2-3"), "GcmRegistrationId")).isEqualTo("ann");
        assertRefused(delete(ifMatch), 412, "The registration is not the");
    }

    @Test
    void whatIsNotThereCannotBeUpdatedOrDeleted() {
        assertRefused(put("*", ANN), 404, ". TrackingId:");
        assertRefused(put("\"1\"", ANN), 404, ". TrackingId:");
        assertRefused(delete("*"), 404, ". TrackingId:");
    }

    @Test
    void theServiceHasNoWordsForWhatIsNotThere() {
        assertRefused(hub.registration("1-2-3"), 404, ". TrackingId:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "*"})
    void whatIsDeletedIsGoneAndItsIdCanBeUsedAgain(String ifMatch) {
        hub.putRegistration("1-2-3", "Gcm", ANN);
        TransportResponse response = delete(ifMatch);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(hub.registration("1-2-3").status()).isEqualTo(404);
        assertThat(element(hub.putRegistration("1-2-3", "Gcm", ANN), "ETag")).isEqualTo("1");
    }

    @Test
    void deletingWithoutSayingWhichVersionIsRefused() {
        hub.putRegistration("1-2-3", "Gcm", ANN);
        assertRefused(hub.call("DELETE", "news/registrations/1-2-3").exchange(), 400, "The If-Match header is missing");
        assertThat(hub.registration("1-2-3").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, news/registrations, 405",
        "DELETE, news/registrations, 405",
        "POST, news/registrations/1-2-3, 405",
        "PATCH, news/registrations/1-2-3, 405",
        "GET, news/registrationids, 405",
        "POST, news/tags/a/registrations, 405",
        "GET, news/registrations/1-2-3/x, 404",
        "POST, news/registrationids/1-2-3, 404",
        "GET, news/tags, 404",
        "GET, news/tags/a, 404",
        "GET, news/tags/a/installations, 404",
    })
    void whatTheHubDoesNotHaveIsRefused(String method, String path, int status) {
        assertThat(hub.call(method, path).exchange().status()).isEqualTo(status);
    }

    @Test
    void aKeyThatMayListenDoesAllThatIsAboutOne() {
        hub.putRegistration("1-2-3", "Gcm", ANN);
        assertThat(hub.listenOnly("GET", "news/registrations/1-2-3").exchange().status())
                .isEqualTo(200);
        assertThat(hub.listenOnly("POST", "news/registrationids").exchange().status())
                .isEqualTo(201);
        assertThat(hub.listenOnly("POST", "news/registrations")
                        .body(TestHub.entry("Gcm", ANN))
                        .exchange()
                        .status())
                .isEqualTo(200);
        assertThat(hub.listenOnly("GET", "news/registrations?$filter=ChannelUri+eq+%27ann%27")
                        .exchange()
                        .status())
                .isEqualTo(200);
        assertThat(hub.listenOnly("DELETE", "news/registrations/1-2-3")
                        .header("If-Match", "*")
                        .exchange()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"news/registrations", "news/tags/a/registrations"})
    void listingTakesAKeyThatMayManage(String path) {
        TransportResponse response = hub.listenOnly("GET", path).exchange();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
        assertThat(hub.call("GET", path).exchange().status()).isEqualTo(200);
    }

    @Test
    void aRegistrationLivesAsLongAsItsHubSays() {
        hub.namespace("PUT", "news")
                .header("If-Match", "*")
                .body("<NotificationHubDescription><RegistrationTtl>P90D</RegistrationTtl><AuthorizationRules>"
                        + "<AuthorizationRule><ClaimType>SharedAccessKey</ClaimType><ClaimValue>None</ClaimValue><Rights>"
                        + "<AccessRights>Manage</AccessRights><AccessRights>Listen</AccessRights>"
                        + "<AccessRights>Send</AccessRights></Rights><KeyName>" + AccessPolicy.FULL.name()
                        + "</KeyName><PrimaryKey>" + AccessPolicy.FULL.key()
                        + "</PrimaryKey></AuthorizationRule></AuthorizationRules></NotificationHubDescription>")
                .exchange();
        assertThat(element(hub.putRegistration("1-2-3", "Gcm", ANN), "ExpirationTime"))
                .isEqualTo("2026-05-25T10:26:42");
        assertThat(element(hub.registration("1-2-3"), "ExpirationTime")).isEqualTo("2026-05-25T10:26:42Z");

        hub.emulator.advance(Duration.ofDays(90));

        assertThat(hub.registration("1-2-3").status()).isEqualTo(404);
        assertThat(TestHub.ids(hub.call("GET", "news/registrations").exchange()))
                .isEmpty();
        hub.send("gcm").body("{}").exchange();
        assertThat(hub.reached()).isEmpty();
        assertThat(element(hub.putRegistration("1-2-3", "Gcm", ANN), "ETag")).isEqualTo("1");
    }

    @Test
    void aResetForgetsThem() {
        hub.putRegistration("1-2-3", "Gcm", ANN);
        hub.emulator.reset();
        assertThat(hub.registration("1-2-3").status()).isEqualTo(404);
    }
}
