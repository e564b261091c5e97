package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.installation.InstallationPath;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.installation.SecondaryTile;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire for each operation on installations, through both clients. */
class InstallationRequestsTest {
    private static final Installation PHONE =
            Installation.builder("phone-1", InstallationPlatform.APPLE, "AABB").build();
    private static final InstallationPatch PATCH =
            InstallationPatch.builder().remove(InstallationPath.USER_ID).build();

    private final Locale localeBefore = Locale.getDefault();
    private final TimeZone zoneBefore = TimeZone.getDefault();
    private final ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(200));
    private final NotificationHubClient client =
            Contoso.fixedSettings(transport).build();
    private final Installations hub = client.installations();

    @AfterEach
    void restoreTheMachine() {
        Locale.setDefault(localeBefore);
        TimeZone.setDefault(zoneBefore);
    }

    @Test
    void aDeviceThatSaysLittleIsShort() {
        hub.createOrUpdate(PHONE);

        assertSent("put-least");
    }

    @ParameterizedTest
    @CsvSource({"en, UTC", "ar-EG, Asia/Tokyo", "th-TH-u-nu-thai, America/New_York", "tr, Asia/Kathmandu"})
    void theExpirationTimeIsWrittenInUtcWhateverTheMachine(String locale, String zone) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));

        hub.createOrUpdate(
                Installation.builder("surface=1@ann", InstallationPlatform.WINDOWS, "https://wns.example/?token=a%2fb")
                        .userId("ann@contoso.example")
                        .expirationTime(Instant.parse("2030-01-31T18:30:05.123456789Z"))
                        .tags(List.of("news", "city:Oslo"))
                        .pushVariable("greeting", "He said \"hi\" \\ \uD83D\uDE00")
                        .template(
                                "score",
                                InstallationTemplate.builder("<toast launch=\"$(id)\"/>")
                                        .header("X-WNS-Type", "wns/toast")
                                        .expiry("$(until)")
                                        .tag("sports")
                                        .build())
                        .template("plain", InstallationTemplate.of("<tile/>"))
                        .secondaryTile(
                                "weather",
                                SecondaryTile.builder("https://wns.example/2")
                                        .tag("rain")
                                        .template("t", InstallationTemplate.of("<badge/>"))
                                        .pushChannelExpired()
                                        .build())
                        .pushChannelExpired()
                        .lastUpdate(Instant.EPOCH)
                        .build());

        assertSent("put-everything");
    }

    @Test
    void aBrowsersSubscriptionIsAnObject() {
        hub.createOrUpdate(
                Installation.builder("tab", BrowserPushChannel.of("https://push.example/1?a=b", "BNc-key_", "s3cr_t-"))
                        .build());

        assertSent("put-browser");
    }

    @Test
    void aPatchHasTextsForValuesAndEscapedNames() {
        hub.patch(
                "phone-1",
                InstallationPatch.builder()
                        .replace(InstallationPath.PUSH_CHANNEL, "CCDD")
                        .add(InstallationPath.TAGS, "follows_RedSox")
                        .remove(InstallationPath.tag("follows_Cardinals"))
                        .replace(InstallationPath.tag("a"), "b")
                        .remove(InstallationPath.USER_ID)
                        .add(InstallationPath.EXPIRATION_TIME, Instant.parse("2030-01-31T18:30:05Z"))
                        .add(
                                InstallationPath.template("a/b~c"),
                                InstallationTemplate.builder("{\"m\":\"$(m) \uD83D\uDE00\"}")
                                        .header("apns-priority", "5")
                                        .tag("t")
                                        .build())
                        .replace(InstallationPath.template("t").headers(), Map.of("apns-priority", "10"))
                        .add(
                                InstallationPath.secondaryTile("s"),
                                SecondaryTile.builder("https://wns.example/2").build())
                        .add(InstallationPath.pushVariable("city"), "Oslo")
                        .build());

        assertSent("patch");
    }

    @Test
    void aBrowsersNewSubscriptionIsAnObjectWithinAText() {
        hub.patch(
                "tab",
                InstallationPatch.builder()
                        .replace(
                                InstallationPath.BROWSER_PUSH_CHANNEL,
                                BrowserPushChannel.of("https://push.example/2", "k", "a"))
                        .build());

        assertSent("patch-browser");
    }

    @Test
    void existenceIsFoundOutByReading() {
        boolean unused = hub.exists("phone-1");

        assertSent("get");
    }

    @Test
    void whatIsDeletedIsNamedByThePathAlone() {
        hub.delete("phone-1");

        assertSent("delete");
    }

    @Test
    void theAsynchronousClientSendsTheSame() throws Exception {
        NotificationHubClient offloaded = Contoso.fixedSettings(AsyncTransport.offload(transport, Runnable::run))
                .build();
        AsyncInstallations async = offloaded.async().installations();

        hub.createOrUpdate(PHONE);
        async.createOrUpdate(PHONE).get();
        hub.patch("phone-1", PATCH);
        async.patch("phone-1", PATCH).get();
        hub.delete("phone-1");
        async.delete("phone-1").get();
        assertThat(hub.exists("phone-1")).isEqualTo(async.exists("phone-1").get());
        var unused = async.get("phone-1");
        hub.exists("phone-1");

        List<String> sent = transport.requests().stream().map(Contoso::wire).toList();
        assertThat(sent).hasSize(10);
        for (int i = 0; i < sent.size(); i += 2) {
            assertThat(sent.get(i)).isEqualTo(sent.get(i + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"id?x=1#f, id%3Fx%3D1%23f", "../registrations/1, ..%2Fregistrations%2F1", "a b, a%20b"})
    void anIdStaysOneSegmentOfThePathWhateverIsInIt(String id, String segment) {
        hub.delete(id);

        assertThat(transport.onlyRequest().uri().getRawPath()).isEqualTo("/myhub/installations/" + segment);
        assertThat(transport.onlyRequest().uri().getRawQuery()).isEqualTo("api-version=2020-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void anIdThatWouldNameAnotherResourceIsRefusedBeforeAnythingIsSent(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> hub.get(id));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.exists(id));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.delete(id));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.patch(id, PATCH));
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void whatTheHubWouldNotStoreIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        hub.createOrUpdate(PHONE.toBuilder().tag("two words").build()))
                .withMessageContaining("tag at index 0")
                .withMessageContaining("position 3")
                .withMessageContaining("allowed: letters, digits");
        assertThat(transport.requests()).isEmpty();
    }

    private void assertSent(String golden) {
        assertThat(Contoso.wire(transport.onlyRequest())).isEqualTo(Golden.read("installation/" + golden + ".http"));
    }
}
