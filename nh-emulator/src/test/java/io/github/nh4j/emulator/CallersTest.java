package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests as the clients of other languages are known to send them, headers and tokens included. */
class CallersTest {
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";

    private final TestHub hub = new TestHub();

    @BeforeEach
    void registerDevice() {
        hub.device("ann", "apns", "news");
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(AccessPolicy.FULL.key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String lowerCaseHex(String resource) {
        return PercentCoding.encode(resource).toLowerCase(Locale.ROOT);
    }

    private long inAnHour() {
        return hub.emulator.now().plus(Duration.ofHours(1)).getEpochSecond();
    }

    @Test
    void dotNetSignsTheRequestWithTheSchemeHttpAndASlash() {
        String sr = lowerCaseHex("http://localhost/news/messages/");
        long se = inAnHour();
        String sig = lowerCaseHexOfSignature(signature(sr + "\n" + se));
        TransportResponse response = hub.anonymous("POST", "news/messages?api-version=2020-06")
                .header(
                        "Authorization",
                        "SharedAccessSignature sr=" + sr + "&sig=" + sig + "&se=" + se + "&skn="
                                + AccessPolicy.FULL.name())
                .header("User-Agent", "NHub/2020-06 (api-origin=DotNetSdk;os=Linux;os-version=6)")
                .header("TrackingId", "11111111-2222-3333-4444-555555555555")
                .header("Content-Type", "application/json")
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-Tags", "news")
                .body(ALERT)
                .exchange();
        assertCreated(response);
        assertThat(TestHub.header(response, "TrackingId")).isEqualTo("11111111-2222-3333-4444-555555555555");
        assertThat(hub.emulator.inbox("ANN").get(0).headers()).isEmpty();
    }

    /** The id is ann#1, so that the path has an escape, which is escaped once more in the token. */
    @Test
    void dotNetSignsTheRequestAsItStandsEscapesIncluded() {
        String sr = lowerCaseHex("http://localhost/news/installations/ann%231/");
        long se = inAnHour();
        String sig = lowerCaseHexOfSignature(signature(sr + "\n" + se));
        TransportResponse response = hub.anonymous("PUT", "news/installations/ann%231?api-version=2020-06")
                .header(
                        "Authorization",
                        "SharedAccessSignature sr=" + sr + "&sig=" + sig + "&se=" + se + "&skn="
                                + AccessPolicy.FULL.name())
                .body("{\"installationId\":\"ann#1\",\"platform\":\"apns\",\"pushChannel\":\"AA\"}")
                .exchange();
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(200);
    }

    /** The form encoder writes the signature with lower-case hex, and only the escapes are lowered. */
    private static String lowerCaseHexOfSignature(String signature) {
        return signature.replace("+", "%2b").replace("/", "%2f").replace("=", "%3d");
    }

    @Test
    void javaSignsTheRequestWithItsQueryAndLeavesThePolicyAsItIs() {
        String sr = lowerCaseHex("http://localhost:5380/news/messages?api-version=2020-06");
        long se = inAnHour();
        TransportResponse response = hub.anonymous("POST", "news/messages?api-version=2020-06")
                .header(
                        "Authorization",
                        "SharedAccessSignature sr=" + sr + "&sig=" + PercentCoding.encode(signature(sr + "\n" + se))
                                + "&se=" + se + "&skn=" + AccessPolicy.FULL.name())
                .header("User-Agent", "NHub/2020-06 (api-origin=JavaSDK;os=Linux;os-version=6)")
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("ServiceBusNotification-Format", "apple")
                .body(ALERT)
                .exchange();
        assertCreated(response);
        assertThat(hub.reached()).containsExactly("ANN");
    }

    @Test
    void javaScriptSignsTheNamespaceAndSaysTheVersionTwice() {
        String sr = PercentCoding.encode("http://localhost:5380/");
        long se = inAnHour();
        TransportResponse response = hub.anonymous("POST", "news/messages/?api-version=2020-06&direct=true")
                .header(
                        "Authorization",
                        "SharedAccessSignature sr=" + sr + "&sig=" + PercentCoding.encode(signature(sr + "\n" + se))
                                + "&se=" + se + "&skn=" + AccessPolicy.FULL.name())
                .header("x-ms-version", "2020-06")
                .header("x-ms-client-request-id", "66666666-2222-3333-4444-555555555555")
                .header("x-ms-azsdk-telemetry", "class=NotificationHubsServiceClient;method=sendDirectNotification")
                .header("Accept", "application/json")
                .header("Content-Type", "application/json;charset=utf-8")
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "AABB")
                .header("apns-push-type", "alert")
                .body(ALERT)
                .exchange();
        assertCreated(response);
        assertThat(URI.create(TestHub.header(response, "Location")).getPath().split("/", -1)[3])
                .as("where this client looks for the id")
                .startsWith("NH-");
        assertThat(hub.emulator.inbox("AABB").get(0).headers()).containsOnlyKeys("apns-push-type");
    }

    @Test
    void pythonPutsTheSignatureFirstAndLeavesItsSlashes() {
        String sr = lowerCaseHex("http://localhost:5380/news");
        long se = inAnHour();
        String sig = signature(sr + "\n" + se).replace("+", "%2B").replace("=", "%3D");
        TransportResponse response = hub.anonymous("POST", "news/messages/?api-version=2015-04")
                .header(
                        "Authorization",
                        "SharedAccessSignature sig=" + sig + "&se=" + se + "&skn=" + AccessPolicy.FULL.name() + "&sr="
                                + sr)
                .header("ServiceBusNotification-Format", "apple")
                .header("Content-Type", "application/json;charset=utf-8")
                .body(ALERT)
                .exchange();
        assertCreated(response);
        assertThat(TestHub.header(response, "Location")).endsWith("?api-version=2015-04");
    }

    @Test
    void goSortsTheFieldsAndSignsTheSchemeOfTheConnectionString() {
        String sr = PercentCoding.encode("sb://localhost:5380/");
        long se = inAnHour();
        TransportResponse response = hub.anonymous("POST", "news/schedulednotifications?api-version=2015-01")
                .header(
                        "Authorization",
                        "SharedAccessSignature se=" + se + "&sig=" + PercentCoding.encode(signature(sr + "\n" + se))
                                + "&skn=" + AccessPolicy.FULL.name() + "&sr=" + sr)
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-ScheduleTime", "2026-02-24T12:00:00+01:00")
                .body(ALERT)
                .exchange();
        assertCreated(response);
        hub.emulator.advance(Duration.ofHours(1));
        assertThat(hub.emulator.inbox("ANN").get(0).receivedAt()).isEqualTo("2026-02-24T11:00:00Z");
    }

    @Test
    void aCallerThatDecodesTheKeyIsRefused() throws GeneralSecurityException {
        String sr = PercentCoding.encode("http://localhost:5380/news");
        long se = inAnHour();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(AccessPolicy.FULL.key()), "HmacSHA256"));
        String sig = Base64.getEncoder().encodeToString(mac.doFinal((sr + "\n" + se).getBytes(StandardCharsets.UTF_8)));
        TransportResponse response = hub.anonymous("POST", "news/messages")
                .header(
                        "Authorization",
                        "SharedAccessSignature sr=" + sr + "&sig=" + PercentCoding.encode(sig) + "&se=" + se + "&skn="
                                + AccessPolicy.FULL.name())
                .header("ServiceBusNotification-Format", "apple")
                .body(ALERT)
                .exchange();
        HubResponses.assertRefused(response, 401, "InvalidSignature: ");
    }
}
