package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.TestHub.element;
import static io.github.nh4j.emulator.TestHub.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sends to registrations, and installations as registrations. */
class RegistrationSendTest {
    private static final String ANN = "<DeviceToken>AA</DeviceToken>";
    private static final String TEMPLATE = "<BodyTemplate>{\"a\":\"$(m)\"}</BodyTemplate>";

    private final TestHub hub = new TestHub();

    private List<String> payloads() {
        return hub.emulator.inbox().stream().map(DeliveredNotification::payload).toList();
    }

    private void sendTemplate(String tags) {
        hub.send("template").tags(tags).body("{\"m\":\"Hello\"}").exchange();
    }

    private TransportResponse list() {
        return hub.call("GET", "news/registrations").exchange();
    }

    @Test
    void aPayloadReachesNativeRegistrationsOfItsPlatformWithMatchingTags() {
        hub.register("Apple", "<Tags>a,$UserId:{ann}</Tags>" + ANN);
        hub.register("Apple", "<Tags>b</Tags><DeviceToken>BB</DeviceToken>");
        hub.register("AppleTemplate", "<Tags>a</Tags><DeviceToken>CC</DeviceToken>" + TEMPLATE);
        hub.register("Gcm", "<Tags>a</Tags><GcmRegistrationId>g</GcmRegistrationId>");
        hub.send("apple").tags("A && $UserId:{Ann}").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("AA");
        hub.send("apple").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("AA", "AA", "BB");
        assertThat(hub.emulator.inbox().get(0).device()).isEmpty();
        assertThat(hub.emulator.inbox().get(0).matched()).startsWith("tags: ");
    }

    @Test
    void aDeviceThatIsRegisteredTwiceGetsEverythingTwice() {
        hub.register("Apple", ANN);
        hub.register("Apple", ANN);
        hub.put("ann", "{\"installationId\":\"ann\",\"platform\":\"apns\",\"pushChannel\":\"AA\"}");
        hub.send("apple").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("AA", "AA", "AA");
        assertThat(hub.emulator.inbox().get(2).device()).contains("ann");
    }

    @Test
    void aTemplateIsFilledInWithWhatTheDeviceKnows() {
        hub.register(
                "AppleTemplate",
                "<Tags>a</Tags><PushVariables>{\"who\":\"Ann\"}</PushVariables>" + ANN
                        + "<BodyTemplate>{\"a\":\"{$(m) + ', ' + $(who)}\"}</BodyTemplate><Expiry>2030-01-01T00:00:00Z</Expiry>"
                        + "<TemplateName>greet</TemplateName><Priority>5</Priority><ApnsHeaders><ApnsHeader>"
                        + "<Header>apns-collapse-id</Header><Value>$(m)</Value></ApnsHeader></ApnsHeaders>");
        sendTemplate("greet && a");
        assertThat(payloads()).containsExactly("{\"a\":\"Hello, Ann\"}");
        DeliveredNotification push = hub.emulator.inbox().get(0);
        assertThat(push.headers())
                .containsEntry("apns-collapse-id", "Hello")
                .containsEntry("apns-priority", "5")
                .containsEntry("apns-expiration", "1893456000");
        assertThat(push.matched()).isEqualTo("template greet, tags: greet && a");
    }

    @Test
    void aTemplateNeedsNoName() {
        hub.register(
                "BaiduTemplate",
                "<BaiduUserId>u</BaiduUserId><BaiduChannelId>c</BaiduChannelId>" + TEMPLATE
                        + "<MessageType>1</MessageType>");
        hub.send("template").body("{\"m\":\"Hello\"}").exchange();
        assertThat(payloads()).containsExactly("{\"a\":\"Hello\"}");
        DeliveredNotification push = hub.emulator.inbox("u-c").get(0);
        assertThat(push.matched()).isEqualTo("template, broadcast");
        assertThat(push.headers()).containsEntry("X-Baidu-Message-Type", "1");
    }

    @Test
    void whatWasDeletedIsNotReached() {
        String id = element(hub.register("Apple", ANN), "RegistrationId");
        hub.call("DELETE", "news/registrations/" + id).header("If-Match", "*").exchange();
        hub.send("apple").body("{}").exchange();
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void anInstallationIsOneNativeRegistrationAndOneForEachTemplate() {
        hub.put(
                "ann",
                "{\"installationId\":\"ann\",\"platform\":\"apns\",\"pushChannel\":\"AA\",\"userId\":\"u\","
                        + "\"tags\":[\"t1\",\"t2\"],\"pushVariables\":{\"v\":\"1\"},\"templates\":{"
                        + "\"My name\":{\"body\":\"{}\",\"tags\":[\"t3\"],\"headers\":{\"apns-id\":\"1\"}},"
                        + "\"a,b\":{\"body\":\"{}\",\"expiry\":\"$(e)\"}}}");
        assertThat(ids(list())).hasSize(3).doesNotHaveDuplicates();
        String common = "<Tags>$InstallationId:{ann},$UserId:{u},t1,t2";
        String behind = "</Tags><PushVariables>{\"v\":\"1\"}</PushVariables><DeviceToken>AA</DeviceToken>";
        assertThat(TestHub.text(list()))
                .contains(common + behind + "</AppleRegistrationDescription>")
                .contains(common + ",t3,My name" + behind + "<BodyTemplate><![CDATA[{}]]></BodyTemplate>"
                        + "<Expiry i:nil=\"true\"/><TemplateName>My name</TemplateName><ApnsHeaders><ApnsHeader>"
                        + "<Header>apns-id</Header><Value>1</Value></ApnsHeader></ApnsHeaders>")
                .contains(common + behind + "<BodyTemplate><![CDATA[{}]]></BodyTemplate><Expiry>$(e)</Expiry>"
                        + "<TemplateName>a,b</TemplateName><ApnsHeaders/>");
        assertThat(ids(hub.call("GET", "news/tags/$InstallationId:%7Bann%7D/registrations")
                        .exchange()))
                .hasSize(3);
    }

    @Test
    void installationsOfEveryPlatformAreRegistrations() {
        hub.put("b", "{\"installationId\":\"b\",\"platform\":\"baidu\",\"pushChannel\":\"u-c-d\"}");
        hub.put("c", "{\"installationId\":\"c\",\"platform\":\"baidu\",\"pushChannel\":\"uc\"}");
        hub.put(
                "w",
                "{\"installationId\":\"w\",\"platform\":\"browser\",\"pushChannel\":"
                        + "\"{\\\"endpoint\\\":\\\"https://b\\\",\\\"p256dh\\\":\\\"p\\\",\\\"auth\\\":\\\"a\\\"}\"}");
        hub.put("m", "{\"installationId\":\"m\",\"platform\":\"mpns\",\"pushChannel\":\"https://m\"}");
        assertThat(TestHub.text(list()))
                .contains("<BaiduUserId>u</BaiduUserId><BaiduChannelId>c-d</BaiduChannelId>")
                .contains("<BaiduUserId></BaiduUserId><BaiduChannelId>uc</BaiduChannelId>")
                .contains("<Endpoint>https://b</Endpoint><P256DH>p</P256DH><Auth>a</Auth>")
                .contains("<MpnsRegistrationDescription")
                .contains("<ChannelUri>https://m</ChannelUri>");
        hub.send("baidu").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("u-c-d", "uc");
    }

    @Test
    void registrationsOfAnInstallationChangeWithIt() {
        hub.deviceWithTemplate("ann", "gcm", "{\"body\":\"{}\"}");
        List<String> before = ids(list());
        hub.call("PATCH", "news/installations/ann")
                .body("[{\"op\":\"remove\",\"path\":\"/templates/greet\"},"
                        + "{\"op\":\"add\",\"path\":\"/templates/bye\",\"value\":\"{\\\"body\\\":\\\"{}\\\"}\"},"
                        + "{\"op\":\"add\",\"path\":\"/tags\",\"value\":\"new\"}]")
                .exchange();
        List<String> after = ids(list());
        assertThat(after).hasSize(2).containsAnyElementsOf(before).isNotEqualTo(before);
        String kept = after.stream().filter(before::contains).findFirst().orElseThrow();
        assertThat(element(hub.registration(kept), "ETag")).isEqualTo("2");
        assertThat(element(hub.registration(kept), "Tags")).isEqualTo("$InstallationId:{ann},new");
        assertThat(TestHub.text(list()))
                .contains("<TemplateName>bye</TemplateName>")
                .doesNotContain("greet");

        hub.call("DELETE", "news/installations/ann").exchange();
        assertThat(ids(list())).isEmpty();
    }

    @Test
    void aDeletedRegistrationOfAnInstallationIsNotReachedUntilTheInstallationIsStoredAgain() {
        hub.device("ann", "gcm");
        String id = ids(list()).get(0);
        hub.call("DELETE", "news/registrations/" + id).header("If-Match", "*").exchange();
        hub.send("gcm").body("{}").exchange();
        assertThat(hub.reached()).isEmpty();
        hub.device("ann", "gcm");
        hub.send("gcm").body("{}").exchange();
        assertThat(hub.reached()).containsExactly("ANN");
        assertThat(ids(list())).containsExactly(id);
    }

    @Test
    void anInstallationThatExpiresTakesItsRegistrationsAlong() {
        hub.put(
                "ann",
                "{\"installationId\":\"ann\",\"platform\":\"gcm\",\"pushChannel\":\"g\","
                        + "\"expirationTime\":\"2026-02-24T10:26:43Z\"}");
        assertThat(TestHub.text(list())).contains("<ExpirationTime>2026-02-24T10:26:43Z</ExpirationTime>");
        hub.emulator.advance(Duration.ofSeconds(1));
        assertThat(ids(list())).isEmpty();
    }
}
