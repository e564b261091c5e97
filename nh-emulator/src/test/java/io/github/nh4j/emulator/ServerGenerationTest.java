package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.TestHub.element;
import static io.github.nh4j.emulator.TestHub.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import org.junit.jupiter.api.Test;

/** How the two front ends of the service differ. */
class ServerGenerationTest {
    private static final String ANN = "<DeviceToken>AA</DeviceToken>";
    private static final String ADDRESS = "http://localhost:5380/news/registrations";

    private final TestHub old = new TestHub("news", ServerGeneration.OLD);
    private final TestHub today = new TestHub();

    @Test
    void theOldOneHasEtagsAndPlacesInHeaders() {
        TransportResponse created = old.register("Apple", ANN);
        String id = element(created, "RegistrationId");
        assertThat(header(created, "ETag")).isEqualTo("W/\"1\"");
        assertThat(header(created, "Content-Location")).isEqualTo(ADDRESS + "/" + id + "?api-version=2020-06");
        assertThat(header(created, "Content-Type")).isEqualTo("application/atom+xml; type=entry; charset=utf-8");
        assertThat(TestHub.text(created))
                .startsWith("<entry a:etag=\"W/&quot;1&quot;\""
                        + " xmlns:a=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\"")
                .contains("<id>" + ADDRESS + "/" + id + "?api-version=2020-06</id>")
                .contains("<ExpirationTime>9999-12-31T23:59:59.999</ExpirationTime>");

        TransportResponse updated = old.putRegistration(id, "Apple", ANN);
        assertThat(header(updated, "ETag")).isEqualTo("W/\"2\"");
        assertThat(updated.headers().first("Content-Location")).isEmpty();

        TransportResponse read = old.registration(id);
        assertThat(header(read, "ETag")).isEqualTo("W/\"2\"");
        assertThat(element(read, "ExpirationTime")).isEqualTo("9999-12-31T23:59:59.999Z");
        assertThat(element(read, "id")).isEqualTo(ADDRESS + "/" + id + "?api-version=2020-06");
    }

    @Test
    void theOldOneListsUnderTheAddressThatWasCalled() {
        old.putRegistration("1-2-3", "Apple", "<Tags>a</Tags>" + ANN);
        old.putRegistration("2-2-3", "Apple", "<Tags>a</Tags>" + ANN);
        TransportResponse feed =
                old.call("GET", "news/tags/a/registrations?$top=1").exchange();
        assertThat(header(feed, "Content-Type")).isEqualTo("application/atom+xml; type=feed; charset=utf-8");
        String address = "http://localhost:5380/news/tags/a/registrations";
        assertThat(TestHub.text(feed))
                .contains("<id>" + address + "?$top=1</id>")
                .contains("<entry a:etag=\"W/&quot;1&quot;\"")
                .contains("<id>" + address + "/1-2-3?$top=1</id>")
                .contains("<link rel=\"next\" href=\"" + address + "?$top=1&amp;continuationtoken=");
        TransportResponse next = old.call(
                        "GET",
                        "news/tags/a/registrations?$top=1&ContinuationToken=" + header(feed, "X-MS-ContinuationToken"))
                .exchange();
        assertThat(TestHub.ids(next)).containsExactly("2-2-3");
        assertThat(next.headers().first("x-ms-continuationtoken")).isEmpty();
    }

    /** As recorded. */
    @Test
    void theOldOneGivesTheEndOfTimeOfAnInstallationMoreDigits() {
        old.device("ann", "gcm");
        assertThat(element(old.call("GET", "news/registrations").exchange(), "ExpirationTime"))
                .isEqualTo("9999-12-31T23:59:59.9999999Z");
    }

    @Test
    void theOldOneRepeatsTheVersionWhereItMakesAnId() {
        String path = "news/registrationids?api-version=2020-06";
        assertThat(header(old.call("POST", path).exchange(), "Location")).endsWith("?api-version=2020-06");
        assertThat(header(today.call("POST", path).exchange(), "Location")).doesNotContain("?");
    }

    @Test
    void theOldOneHasNoIdsForTrackingInHeaders() {
        TransportResponse sent = old.send("apple").body("{}").exchange();
        assertThat(header(sent, "Server")).isEqualTo("Microsoft-HTTPAPI/2.0");
        assertThat(header(sent, "Transfer-Encoding")).isEqualTo("chunked");
        assertThat(header(sent, "Content-Type")).isEqualTo("application/xml; charset=utf-8");
        assertThat(header(sent, "Strict-Transport-Security")).isEqualTo("max-age=2592000");
        for (String name :
                new String[] {"TrackingId", "x-ms-correlation-request-id", "X-Powered-By", "Content-Length"}) {
            assertThat(sent.headers().first(name)).as(name).isEmpty();
        }
        TransportResponse deleted =
                old.call("DELETE", "news/installations/nobody").exchange();
        assertThat(header(deleted, "Content-Length")).isEqualTo("0");
        assertThat(deleted.headers().first("Transfer-Encoding")).isEmpty();
    }

    @Test
    void theNewOneHasThem() {
        TransportResponse sent = today.send("apple").body("{}").exchange();
        assertThat(header(sent, "Server")).isEqualTo("Kestrel");
        assertThat(header(sent, "Content-Length")).isEqualTo("0");
        for (String name : new String[] {"Transfer-Encoding", "Content-Type", "ETag"}) {
            assertThat(sent.headers().first(name)).as(name).isEmpty();
        }
    }

    @Test
    void errorsEndInTwoWays() {
        assertThat(TestHub.text(old.registration("1-2-3")))
                .matches("<Error><Code>404</Code><Detail>\\.TrackingId:[0-9a-f-]{36}_G\\d+,"
                        + "TimeStamp:2/24/2026 10:26:42 AM</Detail></Error>");
        assertThat(TestHub.text(today.registration("1-2-3")))
                .matches("<Error><Code>404</Code><Detail>\\. TrackingId:[0-9a-f-]{36},"
                        + "TimeStamp:2/24/2026 10:26:42 AM \\+00:00</Detail></Error>");
    }
}
