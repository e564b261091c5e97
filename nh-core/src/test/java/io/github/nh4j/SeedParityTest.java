package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.TestSendOutcome;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The library grew from the Python REST sample for Notification Hubs. Whatever could be sent with the sample can be sent
 * with the library, and this is how: each call of the sample, and the request that it amounts to, byte by byte, in
 * {@code src/test/resources/wire/send}.
 */
class SeedParityTest {
    private static final String OUTCOME = "<NotificationOutcome"
            + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">"
            + "<Success>1</Success><Failure>0</Failure><Results><RegistrationResult>"
            + "<ApplicationPlatform>apple</ApplicationPlatform><PnsHandle>A1B2C3</PnsHandle>"
            + "<RegistrationId>8247220326459738692-7748251457295156478-1</RegistrationId>"
            + "<Outcome>The Notification was successfully sent to the Push Notification System</Outcome>"
            + "</RegistrationResult></Results></NotificationOutcome>";

    private final ScriptedTransport transport = new ScriptedTransport(
            (request, cancellation) -> request.uri().getRawQuery().endsWith("&test")
                    ? TransportResponse.of(
                            201,
                            Headers.of("Content-Type", "application/xml", "Set-Cookie", "session=4711"),
                            OUTCOME.getBytes(StandardCharsets.UTF_8))
                    : TransportResponse.of(201, Headers.none(), new byte[0]));

    private final NotificationHubClient hub = Contoso.fixedSettings(transport).build();

    /** The notifications of the sample's calls {@code send_*_notification}. */
    @SuppressWarnings({"deprecation", "ImmutableEnumChecker"}) // Retired platforms; notifications are immutable.
    enum Call {
        APPLE(Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}")),
        GCM(Notification.gcm("{\"data\":{\"msg\":\"Hello!\"}}")),
        WINDOWS_TOAST(Notification.windowsToast("<toast><visual><binding template=\"ToastText01\">"
                + "<text id=\"1\">Gr\u00fc\u00dfe!</text></binding></visual></toast>")),
        WINDOWS_TILE(Notification.windowsTile("<tile><visual><binding template=\"TileSquareText04\">"
                + "<text id=\"1\">Hello!</text></binding></visual></tile>")),
        WINDOWS_BADGE(Notification.windowsBadge("<badge value=\"7\"/>")),
        WINDOWSPHONE_TOAST(Notification.windowsPhoneToast("<wp:Notification xmlns:wp=\"WPNotification\"><wp:Toast>"
                + "<wp:Text1>Hello!</wp:Text1></wp:Toast></wp:Notification>")),
        WINDOWSPHONE_TILE(Notification.windowsPhoneTile("<wp:Notification xmlns:wp=\"WPNotification\"><wp:Tile>"
                + "<wp:Count>7</wp:Count></wp:Tile></wp:Notification>")),
        ADM(Notification.adm("{\"data\":{\"msg\":\"Hello!\"}}")),
        BAIDU(Notification.baidu("{\"title\":\"Hello!\",\"description\":\"from a hub\"}")),
        TEMPLATE(Notification.template(properties()));

        private final Notification notification;

        Call(Notification notification) {
            this.notification = notification;
        }

        private static Map<String, String> properties() {
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put("message", "Hello!");
            properties.put("quoted", "\"so\"");
            return properties;
        }

        String golden(String how) {
            return Golden.read("send/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + how + ".http");
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutTagsANotificationGoesToEverybody(Call call) {
        hub.sendBroadcast(call.notification);

        assertThat(sent()).isEqualTo(call.golden("broadcast"));
    }

    @ParameterizedTest
    @EnumSource
    void withATagItGoesToWhoeverHasTheTag(Call call) {
        hub.send(call.notification, TagExpression.tag("tag1"));

        assertThat(sent()).isEqualTo(call.golden("tag"));
    }

    @ParameterizedTest
    @EnumSource
    void withTagsItGoesToWhoeverHasOneOfThem(Call call) {
        hub.send(call.notification, TagExpression.anyOf(List.of("tag1", "tag2", "tag3")));

        assertThat(sent()).isEqualTo(call.golden("tags"));
    }

    @ParameterizedTest
    @EnumSource
    void inDebugModeItIsATestSendToEverybody(Call call) {
        hub.testSendBroadcast(call.notification);

        assertThat(sent()).isEqualTo(call.golden("broadcast-test"));
    }

    @ParameterizedTest
    @EnumSource
    void inDebugModeItIsATestSendToWhoeverHasTheTag(Call call) {
        hub.testSend(call.notification, TagExpression.tag("tag1"));

        assertThat(sent()).isEqualTo(call.golden("tag-test"));
    }

    @ParameterizedTest
    @EnumSource
    void inDebugModeItIsATestSendToWhoeverHasOneOfTheTags(Call call) {
        hub.testSend(call.notification, TagExpression.anyOf(List.of("tag1", "tag2", "tag3")));

        assertThat(sent()).isEqualTo(call.golden("tags-test"));
    }

    @Test
    void aTestSendTellsTheOutcomeThatTheSampleOnlyPrints() {
        TestSendOutcome outcome = hub.testSendBroadcast(Call.APPLE.notification);

        assertThat(outcome.successCount()).isEqualTo(1);
        assertThat(outcome.failureCount()).isZero();
        assertThat(outcome.results()).singleElement().satisfies(result -> {
            assertThat(result.applicationPlatform()).isEqualTo("apple");
            assertThat(result.pnsHandle()).isEqualTo("A1B2C3");
            assertThat(result.registrationId()).isEqualTo("8247220326459738692-7748251457295156478-1");
            assertThat(result.outcome()).startsWith("The Notification was successfully sent");
        });
    }

    @Test
    void theWireDumpWithBodiesShowsWhatTheSamplePrintsInDebugMode() {
        assertThat(dumpOfATestSend(true)).isEqualTo(Golden.read("dump/test-send-with-bodies.txt"));
    }

    @Test
    void theWireDumpWithoutBodiesShowsOnlyTheirSizesAndTheStartOfTags() {
        assertThat(dumpOfATestSend(false)).isEqualTo(Golden.read("dump/test-send.txt"));
    }

    private String dumpOfATestSend(boolean withBodies) {
        List<String> written = new ArrayList<>();
        WireDump dump = WireDump.to(written::add);
        ClientSettings settings = Contoso.fixedSettings(transport);
        settings.wireDump(withBodies ? dump.withBodies() : dump);
        TestSendOutcome unused = settings.build().testSend(Call.APPLE.notification, TagExpression.tag("news-sports"));
        return String.join("", written).replaceAll("(?m)^User-Agent: .*$", "User-Agent: *");
    }

    private String sent() {
        assertThat(transport.onlyRequest().uri()).hasScheme("https").hasAuthority("contoso-ns.servicebus.windows.net");
        return Contoso.wire(transport.onlyRequest());
    }
}
