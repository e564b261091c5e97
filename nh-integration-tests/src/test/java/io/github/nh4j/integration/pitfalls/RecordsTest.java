package io.github.nh4j.integration.pitfalls;

import static io.github.nh4j.integration.pitfalls.CannedHub.answering;
import static io.github.nh4j.integration.pitfalls.CannedHub.entry;
import static io.github.nh4j.integration.pitfalls.CannedHub.registration;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.hub.ApnsEnvironment;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.hub.PnsCredential;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.registration.TemplateRegistration;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** How devices, hubs and the paths to them are written, whatever is in them. */
class RecordsTest {
    private final TimeZone zone = TimeZone.getDefault();
    private final CannedHub storing = answering(200, entry(registration("1-1-1", "")));

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(zone);
    }

    @Test
    void whatXmlReservesStaysInsideItsElement() throws Exception {
        String channel = "https://db5p.notify.windows.com/?token=a&b=<c>'\"";
        try (var client = storing.client()) {
            var unused = client.registrations()
                    .create(NativeRegistration.builder(
                                    InstallationPlatform.WINDOWS, "https://db5p.notify.windows.com/?a=1&b=2")
                            .build());
            assertThat(text(storing, "ChannelUri")).isEqualTo("https://db5p.notify.windows.com/?a=1&b=2");
            unused = client.registrations()
                    .create(TemplateRegistration.builder(InstallationPlatform.FCM_V1, channel, "{\"a\":\"$(b)\"}")
                            .name("a & b")
                            .build());
        }

        assertThat(text(storing, "FcmV1RegistrationId")).isEqualTo(channel);
        assertThat(text(storing, "TemplateName")).isEqualTo("a & b");
    }

    @Test
    void whatACredentialHoldsStaysInsideItsElement() throws Exception {
        CannedHub hub = answering(201, entry(CannedHub.description("NotificationHubDescription", "")));
        try (var client = hub.namespace()) {
            var unused = client.createHub(HubDescription.builder("news")
                    .credential(PnsCredential.windows("ms-app://a&b", "<secret>"))
                    .build());
        }

        NodeList values = document(hub).getElementsByTagNameNS("*", "Value");
        assertThat(IntStream.range(0, values.getLength())
                        .mapToObj(i -> values.item(i).getTextContent()))
                .contains("ms-app://a&b", "<secret>");
    }

    @Test
    void aTemplateCannotCloseItsSection() throws Exception {
        String body = "{\"a\":\"]]></BodyTemplate><Tags>admin</Tags><BodyTemplate><![CDATA[\"}";
        try (var client = storing.client()) {
            var unused = client.registrations()
                    .create(TemplateRegistration.builder(InstallationPlatform.APPLE, "62BC", body)
                            .build());
        }

        assertThat(text(storing, "BodyTemplate")).isEqualTo(body);
        assertThat(document(storing).getElementsByTagNameNS("*", "Tags").getLength())
                .isZero();
    }

    @Test
    void aWindowsTemplateIsWellFormedWhateverItsHeaders() throws Exception {
        String toast = "<toast><visual><binding template=\"ToastText01\"><text id=\"1\">$(message)</text></binding>"
                + "</visual></toast>";
        try (var client = storing.client()) {
            var unused = client.registrations()
                    .create(TemplateRegistration.builder(
                                    InstallationPlatform.WINDOWS, "https://db5p.notify.windows.com/", toast)
                            .header("X-WNS-Type", "wns/toast")
                            .build());
        }

        assertThat(text(storing, "BodyTemplate")).isEqualTo(toast);
        assertThat(text(storing, "WnsHeaders")).isEqualTo("X-WNS-Typewns/toast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id?x=1#f", "../registrations/1", "a b", "ä%2f"})
    void anIdStaysOneSegmentOfThePath(String id) {
        CannedHub hub = answering(204, "");
        try (var client = hub.client()) {
            client.installations().delete(id);
        }

        URI target = hub.lastRequest().uri();
        assertThat(target.getRawPath()).matches("/news/installations/[^/?#]+");
        assertThat(URLDecoder.decode(target.getRawPath().replace("+", "%2B"), UTF_8))
                .isEqualTo("/news/installations/" + id);
        assertThat(target.getRawQuery()).startsWith("api-version=");
    }

    @Test
    void aTagStaysOneSegmentAndATokenGoesBackAsItCame() {
        CannedHub hub = answering(200, CannedHub.feed());
        try (var client = hub.client()) {
            var unused = client.registrations().listPage(RegistrationQuery.byTag("a#b:c@d"), "MzEobik7Mg%3D%3D");
        }

        assertThat(hub.lastRequest().uri().getRawPath()).isEqualTo("/news/tags/a%23b%3Ac%40d/registrations");
        assertThat(hub.lastRequest().uri().getRawQuery()).contains("continuationtoken=MzEobik7Mg%3D%3D");
    }

    @Test
    void aHandleCannotChangeTheFilter() {
        CannedHub hub = answering(200, CannedHub.feed());
        PushChannel channel = PushChannel.of(InstallationPlatform.FCM_V1, "x' or ChannelUri ne 'y");
        try (var client = hub.client()) {
            assertThat(client.registrations().list(RegistrationQuery.byChannel(channel)))
                    .isEmpty();
        }

        assertThat(hub.lastRequest().uri().getQuery()).contains("=ChannelUri+eq+'x''+or+ChannelUri+ne+''y'&");
    }

    @Test
    void anInstallationsExpirationTimeIsUtcInTokyoToo() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        CannedHub hub = answering(200, "");
        try (var client = hub.client()) {
            client.installations()
                    .createOrUpdate(Installation.builder("phone-1", InstallationPlatform.APPLE, "62BC")
                            .expirationTime(Instant.parse("2026-11-24T18:30:00Z"))
                            .build());
        }

        assertThat(hub.lastBody()).contains("\"expirationTime\":\"2026-11-24T18:30:00Z\"");
    }

    @Test
    void aTokenOfAppleHasNoCertificateAndTheEndpointOfToday() {
        CannedHub hub = answering(201, entry(CannedHub.description("NotificationHubDescription", "")));
        try (var client = hub.namespace()) {
            var unused = client.createHub(HubDescription.builder("news")
                    .credential(PnsCredential.appleToken(
                            ApnsEnvironment.PRODUCTION, "KEY123", "TEAM1", "com.example.news", "signing-key"))
                    .build());
        }

        assertThat(hub.lastBody())
                .contains("https://api.push.apple.com:443/3/device")
                .doesNotContain("null")
                .doesNotContain("gateway.push.apple.com")
                .doesNotContain("Certificate");
    }

    @Test
    void aDeletionIsForTheEtagOfWhatWasRead() {
        try (var client = storing.client()) {
            var read = client.registrations().get("1-1-1");
            client.registrations().delete(read);
        }

        assertThat(storing.lastRequest().headers().first("If-Match")).contains("\"1\"");
    }

    private static Document document(CannedHub hub) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(hub.lastRequest().body()));
    }

    private static String text(CannedHub hub, String element) throws Exception {
        NodeList found = document(hub).getElementsByTagNameNS("*", element);
        return Stream.of(found.item(0))
                .map(node -> node.getTextContent())
                .findFirst()
                .orElseThrow();
    }
}
