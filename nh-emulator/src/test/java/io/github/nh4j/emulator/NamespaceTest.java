package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertCreated;
import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hubs that are created, read, updated, deleted and listed. */
class NamespaceTest {
    private static final String VERSION = "?api-version=2020-06";
    private static final String EMPTY = description("");
    private static final String PRIMARY = "PrimaryKey";

    private final TestHub hub = new TestHub();

    private static String description(String elements) {
        return "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\">"
                + "<NotificationHubDescription xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">" + elements
                + "</NotificationHubDescription></content></entry>";
    }

    private static String rule(String name, String right, String key) {
        return "<AuthorizationRule i:type=\"SharedAccessAuthorizationRule\"><ClaimType>SharedAccessKey</ClaimType>"
                + "<ClaimValue>None</ClaimValue><Rights><AccessRights>" + right + "</AccessRights></Rights><KeyName>"
                + name + "</KeyName><PrimaryKey>" + key + "</PrimaryKey><SecondaryKey>2" + key
                + "</SecondaryKey></AuthorizationRule>";
    }

    private TransportResponse create(String name, String body) {
        return hub.namespace("PUT", name + VERSION).body(body).exchange();
    }

    private TransportResponse update(String name, String body) {
        return hub.namespace("PUT", name + VERSION)
                .header("If-Match", "*")
                .body(body)
                .exchange();
    }

    private String read(String name) {
        TransportResponse response = hub.namespace("GET", name + VERSION).exchange();
        assertThat(response.status()).isEqualTo(200);
        return TestHub.text(response);
    }

    private TransportResponse send(String name, String keyName, String key) {
        String token = TestHub.token(
                "Endpoint=sb://localhost/;SharedAccessKeyName=" + keyName + ";SharedAccessKey=" + key,
                TestHub.BASE + name,
                TestHub.START.plus(Duration.ofHours(1)));
        return hub.anonymous("POST", name + "/messages" + VERSION + "&direct")
                .header("Authorization", token)
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "AABB")
                .body("{}")
                .exchange();
    }

    /** The text of an element behind a policy's name. */
    private static String key(String description, String keyName, String element) {
        Matcher matcher = Pattern.compile(
                        "<KeyName>" + keyName + "</KeyName>.*?<" + element + ">(.*?)</" + element + ">")
                .matcher(description);
        assertThat(matcher.find()).as(description).isTrue();
        return matcher.group(1);
    }

    @Test
    void aNewHubIsAnsweredAsTheServiceDoes() {
        TransportResponse response = create("sports", EMPTY);

        assertThat(response.status()).isEqualTo(201);
        assertThat(TestHub.header(response, "Content-Type"))
                .isEqualTo("application/atom+xml; type=entry; charset=utf-8");
        assertThat(TestHub.text(response).replaceAll("(Key>)[^<]{44}<", "$1*<"))
                .isEqualTo("<entry xmlns=\"http://www.w3.org/2005/Atom\">"
                        + "<id>http://localhost:5380/sports?api-version=2020-06</id><title type=\"text\">sports</title>"
                        + "<published>2026-02-24T10:26:42Z</published><updated>2026-02-24T10:26:42Z</updated>"
                        + "<author><name>localhost</name></author>"
                        + "<link rel=\"self\" href=\"http://localhost:5380/sports?api-version=2020-06\"/>"
                        + "<content type=\"application/xml\"><NotificationHubDescription"
                        + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                        + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + "<RegistrationTtl>P10675199DT2H48M5.4775807S</RegistrationTtl><AuthorizationRules>"
                        + newRule("DefaultListenSharedAccessSignature", "<AccessRights>Listen</AccessRights>")
                        + newRule(
                                "DefaultFullSharedAccessSignature",
                                "<AccessRights>Listen</AccessRights><AccessRights>Manage</AccessRights>"
                                        + "<AccessRights>Send</AccessRights>")
                        + "</AuthorizationRules></NotificationHubDescription></content></entry>");
    }

    private static String newRule(String name, String rights) {
        return "<AuthorizationRule i:type=\"SharedAccessAuthorizationRule\"><ClaimType>SharedAccessKey</ClaimType>"
                + "<ClaimValue>None</ClaimValue><Rights>" + rights + "</Rights>"
                + "<CreatedTime>2026-02-24T10:26:42Z</CreatedTime><ModifiedTime>2026-02-24T10:26:42Z</ModifiedTime>"
                + "<KeyName>" + name + "</KeyName><PrimaryKey>*</PrimaryKey><SecondaryKey>*</SecondaryKey>"
                + "</AuthorizationRule>";
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIMARY, "SecondaryKey"})
    void bothKeysOfANewHubAreGoodForItAndForNoOtherHub(String which) {
        String full = "DefaultFullSharedAccessSignature";
        String key = key(TestHub.text(create("sports", EMPTY)), full, which);
        create("weather", EMPTY);

        assertCreated(send("sports", full, key));
        assertThat(hub.reached()).containsExactly("AABB");
        assertRefused(send("weather", full, key), 401, "InvalidSignature: ");
        assertRefused(send("news", full, key), 401, "InvalidSignature: ");
    }

    @Test
    void theKeyThatMayListenMayNotSend() {
        String listen = "DefaultListenSharedAccessSignature";

        assertThat(send("sports", listen, key(TestHub.text(create("sports", EMPTY)), listen, PRIMARY))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyHubHasKeysOfItsOwn() {
        String full = "DefaultFullSharedAccessSignature";

        assertThat(key(TestHub.text(create("a", EMPTY)), full, PRIMARY))
                .hasSize(44)
                .isNotEqualTo(key(TestHub.text(create("b", EMPTY)), full, PRIMARY));
        assertThat(TestHub.text(new TestHub()
                        .namespace("PUT", "a" + VERSION)
                        .body(EMPTY)
                        .exchange()))
                .as("the same chance makes the same keys")
                .contains(key(read("a"), full, PRIMARY));
    }

    @Test
    void aHubThatIsThereIsAConflictAndStaysAsItWas() {
        create("sports", description("<UserMetadata>first</UserMetadata>"));

        assertRefused(
                create("Sports", description("<UserMetadata>second</UserMetadata>")), 409, "SubCode=40900. Conflict");
        assertThat(read("sports")).contains("<UserMetadata>first</UserMetadata>");
    }

    @Test
    void theHubOfTheEmulatorIsOneOfThem() {
        assertRefused(create("news", EMPTY), 409, "SubCode=40900. Conflict");
        assertThat(key(read("news"), "DefaultFullSharedAccessSignature", PRIMARY))
                .isEqualTo(AccessPolicy.FULL.key());
        assertThat(update("news", description("<Status>true</Status>")).status())
                .isEqualTo(200);
        assertRefused(
                send("news", AccessPolicy.FULL.name(), AccessPolicy.FULL.key()), 401, "InvalidSignature: The token");
    }

    @Test
    void aMissingHubIsReadAsAnEmptyFeed() {
        assertThat(read("nothing"))
                .startsWith("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\">Publicly Listed Services"
                        + "</title><subtitle type=\"text\">This is the list of publicly-listed services currently"
                        + " available.</subtitle>")
                .doesNotContain("<entry");
    }

    @Test
    void anUpdateReplacesAllAndKeepsWhatTheEmulatorDoesNotKnow() {
        create("sports", description("<UserMetadata>mine</UserMetadata>"));
        String elements = "<RegistrationTtl>P90D</RegistrationTtl><AuthorizationRules>"
                + rule("backend", "Send", "primary") + "</AuthorizationRules><New xmlns=\"urn:x\" xmlns:p0=\"urn:y\""
                + " p0:kind=\"a&quot;&lt;\"><In>&lt;&amp;&#13;</In></New>";

        TransportResponse response = update("sports", description(elements));

        assertThat(response.status()).isEqualTo(200);
        assertThat(TestHub.text(response)).isEqualTo(read("sports")).doesNotContain("UserMetadata");
        assertThat(read("sports"))
                .contains(elements.replace(
                        "</Rights>",
                        "</Rights><CreatedTime>2026-02-24T10:26:42Z</CreatedTime>"
                                + "<ModifiedTime>2026-02-24T10:26:42Z</ModifiedTime>"));
        assertCreated(send("sports", "backend", "primary"));
        assertCreated(send("sports", "backend", "2primary"));
    }

    @Test
    void anUpdateLeavesTheDevicesAlone() {
        String device = "{\"installationId\":\"i\",\"platform\":\"apns\",\"pushChannel\":\"AABB\"}";
        create("sports", EMPTY);
        assertThat(hub.namespace("PUT", "sports/installations/i" + VERSION)
                        .body(device)
                        .exchange()
                        .status())
                .isEqualTo(200);

        update("sports", EMPTY);

        assertThat(read("sports/installations/i")).contains("AABB");
        assertRefused(hub.call("GET", "news/installations/i" + VERSION).exchange(), 404, "Installation not found");
    }

    @Test
    void whatIsNotThereIsNeitherUpdatedNorDeleted() {
        String detail = "No service is hosted at the specified address.. TrackingId:";

        assertThat(TestHub.text(update("nothing", EMPTY))).contains("<Code>404</Code>", detail);
        assertThat(TestHub.text(hub.namespace("DELETE", "nothing" + VERSION).exchange()))
                .contains("<Code>404</Code>", detail);
    }

    @Test
    void aDeletedHubIsGoneWithItsDevicesAndNotWithWhatTheyGot() {
        String full = "DefaultFullSharedAccessSignature";
        String key = key(TestHub.text(create("sports", EMPTY)), full, PRIMARY);
        assertCreated(send("sports", full, key));

        TransportResponse response = hub.namespace("DELETE", "SPORTS" + VERSION).exchange();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(read("sports")).doesNotContain("<entry");
        assertRefused(send("sports", full, key), 401, "InvalidSignature: ");
        assertThat(hub.reached()).containsExactly("AABB");
    }

    @Test
    void theListAtTheRootHasNamesOnly() {
        create("sports", EMPTY);
        create("Team/App_1.x", EMPTY);

        TransportResponse response = hub.namespace("GET", "").exchange();

        assertThat(TestHub.header(response, "Content-Type"))
                .isEqualTo("application/atom+xml; type=feed; charset=utf-8");
        assertThat(TestHub.text(response))
                .containsSubsequence(
                        "<title type=\"text\">news</title>",
                        "<link rel=\"alternate\" href=\"http://localhost:5380/news\"/>",
                        "<title type=\"text\">sports</title>",
                        "<title type=\"text\">Team/App_1.x</title>")
                .doesNotContain("Key");
    }

    @ParameterizedTest
    @CsvSource({
        "'', news sports weather",
        "&$skip=1&$top=1, sports",
        "&$skip=0&$top=2147483647, news sports weather",
        "&$skip=7, ''"
    })
    void theListOfResourcesHasDescriptions(String paging, String names) {
        create("sports", EMPTY);
        create("weather", EMPTY);

        String feed = TestHub.text(hub.namespace("GET", "$Resources/NotificationHubs/?api-version=2014-09" + paging)
                .exchange());

        assertThat(feed)
                .startsWith("<feed xml:base=\"http://localhost:5380/$Resources/NotificationHubs\"")
                .contains("<title type=\"text\">NotificationHubs</title>");
        for (String name : names.isEmpty() ? new String[0] : names.split(" ")) {
            assertThat(feed)
                    .contains(
                            "<title type=\"text\">" + name + "</title>",
                            "href=\"../../" + name + "?api-version=2014-09\"");
        }
        assertThat(feed.split("<NotificationHubDescription", -1))
                .hasSize(1 + (names.isEmpty() ? 0 : names.split(" ").length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$skip=x", "$top=-1"})
    void aPageThatIsNoneIsRefused(String paging) {
        assertRefused(
                hub.namespace("GET", "$Resources/NotificationHubs?" + paging).exchange(), 400, "$");
    }

    @ParameterizedTest
    @CsvSource({"PUT, sports", "GET, news", "DELETE, news", "GET, ''", "GET, $Resources/NotificationHubs"})
    void theKeyOfAHubDoesNotManageHubs(String method, String path) {
        String token = TestHub.token(hub.emulator.connectionString(), TestHub.BASE, TestHub.START.plusSeconds(60));

        assertRefused(
                hub.anonymous(method, path)
                        .header("Authorization", token)
                        .body(EMPTY)
                        .exchange(),
                401,
                "Manage claim is required for this operation.");
        assertRefused(hub.anonymous(method, path).exchange(), 401, "MissingToken: ");
    }

    @Test
    void theKeyOfTheNamespaceIsGoodForItsHubs() {
        assertCreated(send("news", AccessPolicy.NAMESPACE.name(), AccessPolicy.NAMESPACE.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<entry/>",
                "no XML",
                "<entry><content><QueueDescription/></content></entry>",
                "<NotificationHubDescription><Status>true</NotificationHubDescription>",
                "<!DOCTYPE x [<!ENTITY e 'x'>]><entry><NotificationHubDescription>&e;</NotificationHubDescription></entry>"
            })
    void aBodyWithoutADescriptionIsRefused(String body) {
        assertRefused(create("sports", body), 400, "The request body is not an Atom entry");
        assertThat(read("sports")).doesNotContain("<entry");
    }

    @Test
    void aDescriptionThatIsTooDeepIsRefused() {
        assertRefused(
                create("sports", description("<a>".repeat(2_000) + "</a>".repeat(2_000))),
                400,
                "The request body is not an Atom entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1Y", "never"})
    void aLifetimeThatIsNoneIsRefused(String lifetime) {
        assertRefused(
                create("sports", description("<RegistrationTtl>" + lifetime + "</RegistrationTtl>")),
                400,
                "RegistrationTtl");
    }

    @ParameterizedTest
    @CsvSource({"1st, 400", "a%20b, 400", "sports/messages, 404", "installations/x, 404"})
    void aNameThatNoHubCanHaveIsRefused(String name, int status) {
        assertThat(create(name, EMPTY).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"POST, sports, 404", "PATCH, news, 404", "DELETE, '', 405", "PUT, $Resources/NotificationHubs, 405"})
    void anotherMethodIsRefused(String method, String path, int status) {
        assertThat(hub.namespace(method, path).exchange().status()).isEqualTo(status);
    }

    @Test
    void aResetLeavesTheFirstHubAsItWas() {
        create("sports", EMPTY);
        update("news", description("<UserMetadata>mine</UserMetadata>"));
        hub.namespace("DELETE", "news" + VERSION).exchange();

        hub.emulator.reset();

        assertThat(read("sports")).doesNotContain("<entry");
        assertThat(read("news")).doesNotContain("mine");
        assertCreated(send("news", AccessPolicy.FULL.name(), AccessPolicy.FULL.key()));
    }
}
