package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static io.github.nh4j.emulator.TestHub.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registration is made of, and in which forms it comes. */
class RegistrationFormsTest {
    private static final String INVALID = "The supplied registration payload is invalid: ";
    private static final String TOKEN = "<DeviceToken>AB</DeviceToken>";
    private static final String JSON = "<BodyTemplate>{}</BodyTemplate>";
    private static final String HEADER = "<Header>X-WNS-Type</Header><Value>wns/toast</Value>";

    private final TestHub hub = new TestHub();

    /** What is in the description of the answer, without what the hub alone knows. */
    private static String content(TransportResponse response) {
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(200);
        return TestHub.text(response)
                .replaceFirst("(?s).*<RegistrationId>[0-9-]+</RegistrationId>", "")
                .replaceFirst("(?s)</\\w+RegistrationDescription>.*", "");
    }

    private TransportResponse post(String body) {
        return hub.call("POST", "news/registrations").body(body).exchange();
    }

    @ParameterizedTest
    @CsvSource({
        "Apple, <DeviceToken>AB</DeviceToken>",
        "FcmV1, <FcmV1RegistrationId>f</FcmV1RegistrationId>",
        "Gcm, <GcmRegistrationId>g</GcmRegistrationId>",
        "Windows, <ChannelUri>https://w/?a=1&amp;b</ChannelUri><SecondaryTileName>t</SecondaryTileName>",
        "Windows, <ChannelUri>https://w</ChannelUri>",
        "Mpns, <ChannelUri>http://m/</ChannelUri><SecondaryTileName>t</SecondaryTileName>",
        "Adm, <AdmRegistrationId>a</AdmRegistrationId>",
        "Baidu, <BaiduUserId>u</BaiduUserId><BaiduChannelId>c</BaiduChannelId>",
        "Browser, <Endpoint>https://b</Endpoint><P256DH>p</P256DH><Auth>a</Auth>",
        "Xiaomi, <XiaomiRegistrationId>x</XiaomiRegistrationId>",
    })
    void nativeRegistrationsOfEveryKindComeBack(String kind, String elements) {
        assertThat(content(hub.register(kind, elements))).isEqualTo(elements);
        String all = "<Tags>a,b</Tags><PushVariables>{\"n\":\"v\"}</PushVariables>" + elements;
        assertThat(content(hub.register(kind, all))).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Apple|<DeviceToken>AB</DeviceToken>"
                        + "|<Expiry>$(e)</Expiry><TemplateName>n</TemplateName><Priority>5</Priority>"
                        + "<ApnsHeaders><ApnsHeader><Header>apns-push-type</Header><Value>alert</Value></ApnsHeader>"
                        + "</ApnsHeaders>",
                "Apple|<DeviceToken>AB</DeviceToken>"
                        + "|<Expiry i:nil=\"true\"/><TemplateName i:nil=\"true\"/><ApnsHeaders/>",
                "FcmV1|<FcmV1RegistrationId>f</FcmV1RegistrationId>|<TemplateName>n</TemplateName>",
                "Gcm|<GcmRegistrationId>g</GcmRegistrationId>|<TemplateName i:nil=\"true\"/>",
                "Adm|<AdmRegistrationId>a</AdmRegistrationId>|<TemplateName>n</TemplateName>",
                "Baidu|<BaiduUserId>u</BaiduUserId><BaiduChannelId>c</BaiduChannelId>"
                        + "|<TemplateName>n</TemplateName><MessageType>1</MessageType>",
                "Browser|<Endpoint>https://b</Endpoint><P256DH>p</P256DH><Auth>a</Auth>|<TemplateName>n</TemplateName>",
                "Xiaomi|<XiaomiRegistrationId>x</XiaomiRegistrationId>|<TemplateName>n</TemplateName>",
            })
    void templatesOfEveryKindComeBack(String kind, String channel, String behindBody) {
        String elements = channel + "<BodyTemplate><![CDATA[{\"a\":\"$(m)\"}]]></BodyTemplate>" + behindBody;
        assertThat(content(hub.register(kind + "Template", elements))).isEqualTo(elements);
    }

    @ParameterizedTest
    @CsvSource({"Windows, Wns, X-WNS-Type, wns/toast", "Mpns, Mpns, X-WindowsPhone-Target, toast"})
    void templatesForWindowsComeBack(String kind, String prefix, String header, String value) {
        String headers = "<" + prefix + "Headers><" + prefix + "Header><Header>" + header + "</Header><Value>" + value
                + "</Value></" + prefix + "Header></" + prefix + "Headers>";
        String elements =
                "<ChannelUri>https://w</ChannelUri><BodyTemplate><![CDATA[<toast a=\"$(m)\"/>]]></BodyTemplate>"
                        + headers + "<TemplateName>n</TemplateName>";
        assertThat(content(hub.register(kind + "Template", elements))).isEqualTo(elements);
    }

    @Test
    void theEndOfACdataSectionComesBackInTwo() {
        String body = "{\"a\":\"]]&gt;&amp;\uD83D\uDE00\"}&#13;&#10;";
        assertThat(content(hub.register(
                        "GcmTemplate",
                        "<GcmRegistrationId>]]&gt;&#13;</GcmRegistrationId><BodyTemplate>" + body + "</BodyTemplate>")))
                .isEqualTo("<GcmRegistrationId>]]&gt;&#13;</GcmRegistrationId><BodyTemplate><![CDATA[{\"a\":\"]]]]>"
                        + "<![CDATA[>&\uD83D\uDE00\"}]]>&#13;<![CDATA[\n]]></BodyTemplate>"
                        + "<TemplateName i:nil=\"true\"/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "d3p1", "xsi"})
    void theKindMayStandInAnAttributeOfWhateverPrefix(String prefix) {
        TransportResponse response =
                post("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a:entry xmlns:a=\"http://www.w3.org/2005/Atom\">"
                        + "<a:updated>2020-01-01T00:00:00Z</a:updated><a:content type=\"application/xml\">\n <RegistrationDescription xmlns:"
                        + prefix
                        + "=\"http://www.w3.org/2001/XMLSchema-instance\" " + prefix
                        + ":type=\"" + "AppleTemplateRegistrationDescription\""
                        + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\"><RegistrationId "
                        + prefix + ":nil=\"true\" /><Tags>a, b ,, c</Tags><!-- x --><DeviceToken>ab</DeviceToken>\n"
                        + JSON
                        + "<Expiry " + prefix + ":nil=\"true\"/></RegistrationDescription></a:content></a:entry>");
        assertThat(TestHub.text(response)).contains("<AppleTemplateRegistrationDescription ");
        assertThat(element(response, "Tags")).isEqualTo("a,b,c");
        assertThat(element(response, "DeviceToken")).isEqualTo("AB");
    }

    @Test
    void thePrefixOfTheKindMeansNothing() {
        String xml = "<RegistrationDescription xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " i:type=\"q:GcmRegistrationDescription\"><GcmRegistrationId>g</GcmRegistrationId>"
                + "</RegistrationDescription>";
        assertThat(content(post("<entry><content>" + xml + "</content></entry>")))
                .isEqualTo("<GcmRegistrationId>g</GcmRegistrationId>");
    }

    @Test
    void whatIsOutOfOrderIsIgnoredWithoutAWord() {
        assertThat(content(hub.register("Apple", TOKEN + "<Tags>late</Tags>"))).isEqualTo(TOKEN);
        assertThat(content(hub.register(
                        "AppleTemplate", TOKEN + JSON + "<TemplateName>n</TemplateName><Expiry>$(late)</Expiry>")))
                .endsWith("<Expiry i:nil=\"true\"/><TemplateName>n</TemplateName><ApnsHeaders/>");
        assertThat(content(hub.register("Apple", "<Tags>a</Tags><Tags>b</Tags>" + TOKEN)))
                .startsWith("<Tags>a</Tags>");
        assertRefused(
                hub.register("Baidu", "<BaiduChannelId>c</BaiduChannelId><BaiduUserId>u</BaiduUserId>"),
                400,
                INVALID + "BaiduUserId is missing");
    }

    @Test
    void whatTheHubAloneKnowsAndWhatItDoesNotKnowIsPassedOver() {
        assertThat(content(hub.register(
                        "Apple",
                        "<Other><a><b/></a>x</Other><ETag>7</ETag><ExpirationTime>2000-01-01T00:00:00Z</ExpirationTime>"
                                + "<RegistrationId>1-1-1</RegistrationId>" + TOKEN + "<New>x</New>")))
                .isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Apple|-|DeviceToken is missing",
                "Apple|<DeviceToken>ABC</DeviceToken>|DeviceToken is not an even number",
                "Apple|<DeviceToken>XY</DeviceToken>|DeviceToken is not an even number",
                "Apple|<DeviceToken></DeviceToken>|the element DeviceToken is empty",
                "Apple|<Tags></Tags><DeviceToken>AB</DeviceToken>|the element Tags is empty",
                "Apple|<Tags/><DeviceToken>AB</DeviceToken>|the element Tags is empty",
                "Gcm|<GcmRegistrationId> </GcmRegistrationId>|GcmRegistrationId is missing",
                "Windows|<ChannelUri>//w/x</ChannelUri>|ChannelUri is not an absolute URI",
                "Mpns|<ChannelUri>x y:z</ChannelUri>|ChannelUri is not an absolute URI",
                "Browser|<Endpoint>e</Endpoint><Auth>a</Auth>|P256DH is missing",
                "Apple|<Tags>a b</Tags><DeviceToken>AB</DeviceToken>|a tag has a character",
                "Apple|<Tags>n</Tags><PushVariables>[]</PushVariables><DeviceToken>AB</DeviceToken>|PushVariables is",
                "Apple|<PushVariables>{\"a\":1}</PushVariables><DeviceToken>AB</DeviceToken>|PushVariables is",
                "Apple|<PushVariables>x</PushVariables><DeviceToken>AB</DeviceToken>|PushVariables is",
                "Apple|<Tags>$UserId:{a},$userid:{b}</Tags><DeviceToken>AB</DeviceToken>|there is more than one tag",
                "Apple|<Tags>$InstallationId:{a},$InstallationId:{a}</Tags><DeviceToken>AB</DeviceToken>|there is more",
                "Apple|<Tags>$Other:{a}</Tags><DeviceToken>AB</DeviceToken>|a tag has a character",
                "Apple|<DeviceToken>AB<b/></DeviceToken>|it is not XML, or has elements",
                "Fcm|<GcmRegistrationId>g</GcmRegistrationId>|the kind of the registration is missing or not known",
                "GcmTemplate|<GcmRegistrationId>g</GcmRegistrationId>|BodyTemplate is missing",
            })
    void whatTheHubDoesNotStoreIsRefused(String kind, String elements, String why) {
        assertRefused(hub.register(kind, elements == null ? "" : elements), 400, INVALID + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<BodyTemplate>[]</BodyTemplate>|The body of the template is not a JSON object",
                "<BodyTemplate>{\"a\":\"$(\"}</BodyTemplate>|",
                "<BodyTemplate> </BodyTemplate>|'Body' is required",
                "<BodyTemplate>{}</BodyTemplate><Expiry>{'a'</Expiry>|",
                "<BodyTemplate>{}</BodyTemplate><Priority>256</Priority>|Priority is neither a byte",
                "<BodyTemplate>{}</BodyTemplate><Priority>high</Priority>|Priority is neither a byte",
                "<BodyTemplate>{}</BodyTemplate><ApnsHeaders><ApnsHeader><Header>X-A</Header><Value>1</Value>"
                        + "</ApnsHeader></ApnsHeaders>|the names of headers for Apple start with apns-",
                "<BodyTemplate>{}</BodyTemplate><ApnsHeaders><ApnsHeader><Value>1</Value></ApnsHeader></ApnsHeaders>"
                        + "|a header of the template has no name",
                "<BodyTemplate>{}</BodyTemplate><ApnsHeaders><ApnsHeader><Header>apns-id</Header><Value>$(</Value>"
                        + "</ApnsHeader></ApnsHeaders>|",
            })
    void whatIsWrongInATemplateForAppleIsRefused(String template, String why) {
        assertRefused(hub.register("AppleTemplate", TOKEN + template), 400, INVALID + (why == null ? "" : why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Windows|<BodyTemplate>&lt;toast/></BodyTemplate>|'X-WNS-Type' header is required",
                "Windows|<BodyTemplate>[]</BodyTemplate><WnsHeaders><WnsHeader><Header>X-WNS-Type</Header>"
                        + "<Value>wns/toast</Value></WnsHeader></WnsHeaders>|The body of the template is not XML",
                "Mpns|<BodyTemplate>&lt;toast/></BodyTemplate>|'X-WindowsPhone-Target' or 'X-NotificationClass' header",
            })
    void whatIsWrongInATemplateForWindowsIsRefused(String kind, String template, String why) {
        assertRefused(
                hub.register(kind + "Template", "<ChannelUri>https://w</ChannelUri>" + template), 400, INVALID + why);
    }

    @Test
    void templatesForWindowsMayBeJson() {
        String uri = "<ChannelUri>https://w</ChannelUri>" + JSON;
        assertThat(hub.register(
                                "WindowsTemplate",
                                uri + "<WnsHeaders><WnsHeader>" + HEADER.replace("toast", "raw")
                                        + "</WnsHeader></WnsHeaders>")
                        .status())
                .isEqualTo(200);
        assertThat(hub.register(
                                "MpnsTemplate",
                                uri
                                        + "<MpnsHeaders><MpnsHeader><Header>X-NotificationClass</Header><Value>3</Value></MpnsHeader></MpnsHeaders>")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNameOfATemplateHas200CharactersAtMostAndIsATagWhateverIsInIt() {
        String template = TOKEN + JSON + "<TemplateName>" + "n".repeat(200) + "</TemplateName>";
        assertThat(hub.register("AppleTemplate", template).status()).isEqualTo(200);
        assertRefused(
                hub.register("AppleTemplate", template.replace("nnn<", "nnnn<")),
                400,
                INVALID + "TemplateName has more than 200 characters");
        assertThat(element(
                        hub.register(
                                "AppleTemplate",
                                "<Tags>a,my name</Tags>" + TOKEN + JSON + "<TemplateName>My name</TemplateName>"),
                        "Tags"))
                .isEqualTo("a,my name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<entry/>",
                "<entry><content><Other/></content></entry>",
                "<entry><content><RegistrationDescription/></content></entry>",
                "<!DOCTYPE a [<!ENTITY e 'AB'>]><AppleRegistrationDescription><DeviceToken>AB</DeviceToken>"
                        + "</AppleRegistrationDescription>",
                "<AppleRegistrationDescription><DeviceToken>AB</DeviceToken></AppleRegistrationDescription><b/>",
                "<AppleRegistrationDescription><DeviceToken>AB</DeviceToken>",
            })
    void whatIsNoRegistrationIsRefused(String body) {
        assertRefused(post(body), 400, INVALID);
    }

    @Test
    void aRegistrationThatIsTooLargeIsRefused() {
        assertRefused(
                hub.register("Gcm", "<GcmRegistrationId>" + "g".repeat(70_000) + "</GcmRegistrationId>"), 413, "");
    }
}
