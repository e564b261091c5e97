package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.registration.UnknownRegistration;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationReaderTest {
    private static final String CONNECT = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private static String entry(String description) {
        return "<entry p1:etag=\"W/&quot;1&quot;\" xmlns:p1=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\""
                + " xmlns=\"http://www.w3.org/2005/Atom\"><id>https://ns.notificationhub.windows.net/test-hub/registrations/1"
                + "</id><title type=\"text\">1</title><link rel=\"self\" href=\"x\" /><content type=\"application/xml\">"
                + description + "</content></entry>";
    }

    private static String description(String kind, String elements) {
        return "<" + kind + "RegistrationDescription xmlns:i=\"" + INSTANCE + "\" xmlns=\"" + CONNECT + "\">" + elements
                + "</" + kind + "RegistrationDescription>";
    }

    private static Registration read(String kind, String elements) throws MalformedBodyException {
        return RegistrationReader.entry(entry(description(kind, elements)).getBytes(UTF_8));
    }

    @Test
    void anAnswerOf2023IsRead() throws Exception {
        Registration registration = read(
                "Gcm",
                "<ETag>1</ETag><ExpirationTime>9999-12-31T23:59:59.9999999</ExpirationTime>"
                        + "<RegistrationId>2077016185063325712-1113780951680862594-3</RegistrationId><Tags>tag1,tag2</Tags>"
                        + "<GcmRegistrationId>fcm-handle</GcmRegistrationId>");

        assertThat(registration)
                .isEqualTo(NativeRegistration.builder(InstallationPlatform.of("gcm"), "fcm-handle")
                        .id("2077016185063325712-1113780951680862594-3")
                        .etag("1")
                        .tags(List.of("tag1", "tag2"))
                        .build());
        assertThat(registration.expirationTime()).isEmpty();
    }

    @Test
    void anAnswerOf2018IsRead() throws Exception {
        Registration registration = read(
                "AppleTemplate",
                "<ETag>1</ETag><ExpirationTime>2019-12-31T23:59:59.999Z</ExpirationTime>"
                        + "<RegistrationId>4497227228776861650-7267172778370643468-3</RegistrationId><Tags>tag1</Tags>"
                        + "<PushVariables>{\"var1\":\"value1\"}</PushVariables><DeviceToken>62BCD348</DeviceToken>"
                        + "<BodyTemplate><![CDATA[{\"aps\":{\"alert\":\"alert!\"}}]]></BodyTemplate><Expiry i:nil=\"true\"/>"
                        + "<TemplateName>Template Name</TemplateName><ApnsHeaders/>");

        assertThat(registration)
                .isEqualTo(TemplateRegistration.builder(
                                InstallationPlatform.APPLE, "62BCD348", "{\"aps\":{\"alert\":\"alert!\"}}")
                        .id("4497227228776861650-7267172778370643468-3")
                        .etag("1")
                        .expirationTime(Instant.parse("2019-12-31T23:59:59.999Z"))
                        .tag("tag1")
                        .pushVariable("var1", "value1")
                        .name("Template Name")
                        .build());
    }

    @Test
    void theTypeMayBeAnAttributeWithAnyPrefix() throws Exception {
        String body = "<a:entry xmlns:a='http://www.w3.org/2005/Atom'><a:content><c:RegistrationDescription xmlns:c='"
                + CONNECT
                + "' xmlns:xsi='" + INSTANCE
                + "' xsi:type='c:FcmV1RegistrationDescription'><c:RegistrationId xsi:nil='true'/>"
                + "<c:FcmV1RegistrationId>f</c:FcmV1RegistrationId></c:RegistrationDescription></a:content></a:entry>";

        assertThat(RegistrationReader.entry(body.getBytes(UTF_8)))
                .isEqualTo(NativeRegistration.builder(InstallationPlatform.FCM_V1, "f")
                        .build());
    }

    @Test
    void channelsOfSeveralElementsAreRead() throws Exception {
        assertThat(read("Baidu", "<BaiduUserId>u-1</BaiduUserId><BaiduChannelId>c-2</BaiduChannelId>"))
                .isEqualTo(NativeRegistration.builder(PushChannel.baidu("u-1", "c-2"))
                        .build());
        assertThat(read("Browser", "<Endpoint>https://push.example/1</Endpoint><P256DH>k</P256DH><Auth>a</Auth>"))
                .isEqualTo(NativeRegistration.builder(
                                PushChannel.of(BrowserPushChannel.of("https://push.example/1", "k", "a")))
                        .build());
        assertThat(read("Windows", "<ChannelUri>https://a</ChannelUri><SecondaryTileName>t</SecondaryTileName>"))
                .isEqualTo(NativeRegistration.builder(PushChannel.of(InstallationPlatform.WINDOWS, "https://a")
                                .withSecondaryTile("t"))
                        .build());
    }

    @Test
    void headersAndTypesOfTemplatesAreRead() throws Exception {
        Registration windows = read(
                "WindowsTemplate",
                "<TemplateName>n</TemplateName><WnsHeaders><WnsHeader><Value>wns/toast</Value><Header>X-WNS-Type</Header>"
                        + "<New/></WnsHeader></WnsHeaders><BodyTemplate>&lt;a/&gt;</BodyTemplate><ChannelUri>https://a</ChannelUri>");
        Registration baidu = read(
                "BaiduTemplate",
                "<BaiduUserId>u</BaiduUserId><BaiduChannelId>c</BaiduChannelId><MessageType> 1 </MessageType>");

        assertThat(windows)
                .isEqualTo(TemplateRegistration.builder(InstallationPlatform.WINDOWS, "https://a", "<a/>")
                        .name("n")
                        .header("X-WNS-Type", "wns/toast")
                        .build());
        assertThat(((TemplateRegistration) baidu).messageType()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-02T03:04:05.999, 2030-01-02T03:04:05.999Z",
        "2030-01-02T03:04:05.1234567, 2030-01-02T03:04:05.1234567Z",
        "2030-01-02T03:04:05Z, 2030-01-02T03:04:05Z",
        "2030-01-02T03:04:05+02:00, 2030-01-02T01:04:05Z"
    })
    void aTimeWithoutAZoneIsInUtc(String written, Instant expected) throws Exception {
        assertThat(read("Adm", "<ExpirationTime>" + written + "</ExpirationTime>")
                        .expirationTime())
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Tags/>", "<Tags></Tags>", "<Tags> , ,</Tags>", "<Tags i:nil='true'/>"})
    void emptyTagsAreNone(String tags) throws Exception {
        assertThat(read("Adm", tags).tags()).isEmpty();
    }

    @Test
    void blanksAroundTagsAreNoPartOfThem() throws Exception {
        assertThat(read("Adm", "<Tags>myTag, myOtherTag ,x y</Tags>").tags())
                .containsExactly("myTag", "myOtherTag", "x y");
    }

    @Test
    void elementsUnknownTodayAreKeptAndNotTakenForOthers() throws Exception {
        assertThat(read(
                        "Adm",
                        "<New><AdmRegistrationId>no</AdmRegistrationId></New><AdmRegistrationId>a</AdmRegistrationId>"))
                .isEqualTo(NativeRegistration.builder(InstallationPlatform.ADM, "a")
                        .otherElement(
                                DescriptionElement.of("New", List.of(DescriptionElement.of("AdmRegistrationId", "no"))))
                        .build());
    }

    /** One new kind must not spoil a page, and nothing of it is lost. */
    @Test
    void kindsUnknownTodayAreKeptWithAllThatIsInThem() throws Exception {
        String harmony =
                "<ETag>3</ETag><RegistrationId>7</RegistrationId><Tags>news</Tags><HarmonyToken xml:lang=\"no\""
                        + " i:nil=\"false\">a&amp;&lt;b&#13;\n</HarmonyToken><Sub xmlns=\"urn:x\"><In k=\"'&quot;\t\"/></Sub>";
        String feed = "<feed>" + entry(description("Harmony", harmony))
                + entry(description("Adm", "<AdmRegistrationId>a</AdmRegistrationId>")) + "</feed>";

        List<Registration> page = RegistrationReader.feed(feed.getBytes(UTF_8));

        UnknownRegistration unknown = (UnknownRegistration) page.get(0);
        assertThat(unknown.kind()).isEqualTo("HarmonyRegistrationDescription");
        assertThat(unknown.id()).contains("7");
        assertThat(unknown.etag()).contains("3");
        assertThat(unknown.tags()).containsExactly("news");
        assertThat(page.get(1)).isInstanceOf(NativeRegistration.class);
        String copied = XmlCursor.read(unknown.xml().getBytes(UTF_8), XmlCursor::copy);
        assertThat(copied)
                .isEqualTo(unknown.xml())
                .contains("xmlns=\"urn:x\"", "xml:lang=\"no\"", "a&#38;&#60;b&#13;&#10;");
    }

    @Test
    void oneOddRegistrationDoesNotSpoilAPage() throws Exception {
        assertThat(((NativeRegistration) read("Browser", "<Endpoint>https://a</Endpoint>"))
                        .channel()
                        .handle())
                .isEqualTo("https://a");
        assertThat(((NativeRegistration) read("Apple", "")).channel().handle()).isEmpty();
        assertThat(((NativeRegistration) read("Baidu", "")).channel().handle()).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<entry/>",
                "<entry><content/></entry>",
                "<entry><content>s3cret</content></entry>",
                "<feed/>",
                "<feed><entry/></feed>",
                "<html>s3cret</html>",
                "<entry><content><AdmRegistrationDescription><ExpirationTime>s3cret</ExpirationTime>"
                        + "</AdmRegistrationDescription></content></entry>",
                "<entry><content><AdmRegistrationDescription><PushVariables>s3cret</PushVariables>"
                        + "</AdmRegistrationDescription></content></entry>",
                "<entry><content><BaiduTemplateRegistrationDescription><MessageType>s3cret</MessageType>"
                        + "</BaiduTemplateRegistrationDescription></content></entry>"
            })
    void whatIsNoRegistrationIsSaidToBeMalformed(String body) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> RegistrationReader.entry(body.getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"));
    }

    @Test
    void externalEntitiesAreNeverRead() {
        String body = "<!DOCTYPE entry [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + entry(description("Adm", "<AdmRegistrationId>&x;</AdmRegistrationId>"));

        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> RegistrationReader.entry(body.getBytes(UTF_8)));
    }

    @Test
    void noBodyMakesTheReaderFailInAnotherWay() {
        byte[] whole = entry(
                        description(
                                "WindowsTemplate",
                                "<ETag>1</ETag><Tags>a,b</Tags><ChannelUri>x</ChannelUri>"
                                        + "<BodyTemplate><![CDATA[<a/>]]></BodyTemplate><WnsHeaders><WnsHeader><Header>h</Header></WnsHeader></WnsHeaders>"))
                .getBytes(UTF_8);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] body = whole.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                RegistrationReader.entry(body);
            } catch (MalformedBodyException expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 1_000);
    }

    @Test
    void aFeedOf100RegistrationsAllocatesNoMoreThanItsBudget() throws Exception {
        byte[] feed = IntStream.range(0, 100)
                .mapToObj(i -> entry(description(
                        "Gcm",
                        "<ETag>1</ETag><ExpirationTime>9999-12-31T23:59:59.9999999Z</ExpirationTime>"
                                + "<RegistrationId>2077016185063325712-1113780951680862594-" + i
                                + "</RegistrationId><Tags>tag1,tag2</Tags><GcmRegistrationId>fcm-handle-" + i
                                + "</GcmRegistrationId>")))
                .collect(Collectors.joining("", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "</feed>"))
                .getBytes(UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int feeds = 200;
        for (int i = 0; i < feeds; i++) {
            assertThat(RegistrationReader.feed(feed)).hasSize(100);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < feeds; i++) {
            var unused = RegistrationReader.feed(feed);
        }
        long bytesPerFeed = (threads.getCurrentThreadAllocatedBytes() - before) / feeds;

        System.out.println("allocated by a feed of 100 registrations: " + bytesPerFeed + " bytes");
        assertThat(bytesPerFeed).isPositive().isLessThanOrEqualTo(500_000);
    }
}
