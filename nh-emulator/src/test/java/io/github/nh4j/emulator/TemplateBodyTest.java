package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateBodyTest {
    private static String json(String body, Map<String, String> properties) {
        return JsonTemplateBody.parse(body).render(TemplateProperties.of(properties));
    }

    private static String xml(String body, Map<String, String> properties) {
        return XmlTemplateBody.parse(body).render(TemplateProperties.of(properties));
    }

    @Test
    void stringValuesOfJsonAreEvaluatedAndNumbersLoseTheirQuotes() {
        assertThat(json(
                        "{\"aps\":{\"alert\":\"$(message)\",\"badge\":\"#(badge)\"}}",
                        Map.of("message", "Hello", "badge", "3")))
                .isEqualTo("{\"aps\":{\"alert\":\"Hello\",\"badge\":3}}");
    }

    @Test
    void theStructureOfJsonStaysAsItIs() {
        String body = "{\"a\":[1,2.50,-1E+3,true,false,null,{}],\"b\":[],\"c\":123456789012345678901234567890}";
        assertThat(json(body, Map.of())).isEqualTo(body);
    }

    @Test
    void namesInJsonAreNotExpressions() {
        assertThat(json("{\"$(a)\":\"$(a)\",\"#1\":\"x\"}", Map.of("a", "v")))
                .isEqualTo("{\"$(a)\":\"v\",\"#1\":\"x\"}");
    }

    @Test
    void valuesAreEscapedForJson() {
        assertThat(json("{\"m\":\"$(m)\"}", Map.of("m", "say \"hi\"\n\\ \u0001 é 😀")))
                .isEqualTo("{\"m\":\"say \\\"hi\\\"\\n\\\\ \\u0001 é 😀\"}");
    }

    @Test
    void aMissingPropertyIsAnEmptyString() {
        assertThat(json("{\"m\":\"$(m)\"}", Map.of())).isEqualTo("{\"m\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "five", "01", "1.", "0x1", "NaN", "1 2", "{}"})
    void whatIsNotANumberCannotStandWhereJsonNeedsOne(String value) {
        JsonTemplateBody body = JsonTemplateBody.parse("{\"badge\":\"#(badge)\"}");
        assertThatThrownBy(() -> body.render(TemplateProperties.of(Map.of("badge", value))))
                .isInstanceOf(InvalidPayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2.5", "1e6", "1E-2", " 7 "})
    void jsonNumbersOfEveryFormAreTaken(String value) {
        assertThat(json("{\"badge\":\"#(badge)\"}", Map.of("badge", value)))
                .isEqualTo("{\"badge\":" + value.strip() + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"$(a)\"",
                "5",
                "null",
                "{",
                "{\"a\":}",
                "{\"a\":1",
                "{} {}",
                "{},",
                "{\"a\":1}]",
                "<a/>",
                "{\"a\":tru}"
            })
    void aBodyThatIsNotOneJsonObjectIsRefused(String body) {
        assertThatThrownBy(() -> JsonTemplateBody.parse(body)).isInstanceOf(TemplateSyntaxException.class);
    }

    @Test
    void aWrongExpressionDeepInJsonIsRefused() {
        assertThatThrownBy(() -> JsonTemplateBody.parse("{\"a\":[{\"b\":\"$(x\"}]}"))
                .isInstanceOf(TemplateSyntaxException.class)
                .hasMessage("Missing closing parentheses");
        assertThatThrownBy(() -> JsonTemplateBody.parse("{\"a\":\"{\\\"a\\\":1}\"}"))
                .isInstanceOf(TemplateSyntaxException.class);
    }

    @Test
    void attributesAndLeafTextsOfXmlAreEvaluated() {
        assertThat(xml(
                        "<toast launch=\"$(link)\"><visual><binding template=\"ToastText01\">"
                                + "<text id=\"1\">{'Hi ' + $(name) + '!'}</text></binding></visual></toast>",
                        Map.of("name", "Ann", "link", "app?a=1&b=\"2\"")))
                .isEqualTo("<toast launch=\"app?a=1&amp;b=&quot;2&quot;\"><visual><binding template=\"ToastText01\">"
                        + "<text id=\"1\">Hi Ann!</text></binding></visual></toast>");
    }

    @Test
    void valuesAreEscapedForXml() {
        assertThat(xml("<t>$(m)</t>", Map.of("m", "<b>&é😀"))).isEqualTo("<t>&lt;b&gt;&amp;é😀</t>");
    }

    @Test
    void textBesideElementsIsNotAnExpression() {
        assertThat(xml("<t>$(m)<b>$(m)</b>$(m)</t>", Map.of("m", "v"))).isEqualTo("<t>$(m)<b>v</b>$(m)</t>");
    }

    @Test
    void numbersInXmlAreText() {
        assertThat(xml("<badge value=\"#(n)\"/>", Map.of("n", "5"))).isEqualTo("<badge value=\"5\"></badge>");
    }

    @Test
    void namespacesAndDeclarationStay() {
        String body = "<?xml version=\"1.0\" encoding=\"utf-16\"?>"
                + "<wp:Notification xmlns:wp=\"WPNotification\" xmlns=\"urn:d\"><wp:Toast wp:a=\"1\">"
                + "<Text1 xml:lang=\"en\">x</Text1></wp:Toast></wp:Notification>";
        assertThat(xml(body, Map.of())).isEqualTo(body);
    }

    @Test
    void aCharacterThatXmlCannotHoldMakesThePayloadInvalid() {
        XmlTemplateBody body = XmlTemplateBody.parse("<t>$(m)</t>");
        assertThatThrownBy(() -> body.render(TemplateProperties.of(Map.of("m", "\u0001"))))
                .isInstanceOf(InvalidPayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "{\"a\":1}",
                "<a b=1/>",
                "<a>$(x</a>",
                "<a b='#1 fan'/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<a>&unknown;</a>",
            })
    void aBodyThatIsNotPlainXmlIsRefused(String body) {
        assertThatThrownBy(() -> XmlTemplateBody.parse(body)).isInstanceOf(TemplateSyntaxException.class);
    }
}
