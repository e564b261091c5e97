package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.io.StringReader;
import java.util.Map;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the hub answers; the mutations are always the same. */
class HostileInputTest {
    private static final int ROUNDS = 3_000;
    private static final String PIECES = "$.%#{}()'\"+,:\\ abn_0<>&;/=\r\n-\u0000é\uD83D";

    private final Random random = new Random(7);
    private final TestHub hub = new TestHub();

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int position = random.nextInt(mutated.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(position, PIECES.charAt(random.nextInt(PIECES.length())));
                case 1 -> mutated.setLength(position);
                default -> mutated.delete(position, Math.min(position + 1, mutated.length()));
            }
        }
        return mutated.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(name)",
                ".(text, 6)",
                "$(zip:{a\\}b}, 3)",
                "{'it''s ' + $(name) + \" \" + %(url)}",
                "#(n)",
            })
    void anExpressionIsEitherReadOrRefused(String expression) {
        TemplateProperties properties = TemplateProperties.of(Map.of("name", "Ann", "text", "abcdefghij"));
        for (int i = 0; i < ROUNDS; i++) {
            String mutated = mutated(expression);
            try {
                assertThat(TemplateExpression.parse(mutated).evaluate(properties))
                        .isNotNull();
            } catch (TemplateSyntaxException expected) {
                assertThat(expected).as(mutated).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void aJsonBodyIsEitherRenderedOrRefused() {
        TemplateProperties properties = TemplateProperties.of(Map.of("m", "Hi \uD83D", "n", "5"));
        for (int i = 0; i < ROUNDS; i++) {
            String mutated = mutated("{\"aps\":{\"alert\":\"$(m)\",\"badge\":\"#(n)\",\"x\":[1,true,null]}}");
            try {
                assertThat(JsonTemplateBody.parse(mutated).render(properties)).startsWith("{");
            } catch (TemplateSyntaxException | InvalidPayloadException expected) {
                assertThat(expected).as(mutated).isNotNull();
            }
        }
    }

    @Test
    void anXmlBodyIsEitherRenderedAsXmlOrRefused() throws XMLStreamException {
        TemplateProperties properties = TemplateProperties.of(Map.of("m", "<Hi>"));
        for (int i = 0; i < ROUNDS; i++) {
            String mutated =
                    mutated("<toast a=\"$(m)\"><x:t xmlns:x=\"u\" x:id='1'>{'a' + $(m)}</x:t><!-- c --></toast>");
            try {
                String rendered = XmlTemplateBody.parse(mutated).render(properties);
                XMLStreamReader reader = XmlText.inputFactory().createXMLStreamReader(new StringReader(rendered));
                while (reader.hasNext()) {
                    reader.next();
                }
            } catch (TemplateSyntaxException | InvalidPayloadException expected) {
                assertThat(expected).as(mutated).isNotNull();
            }
        }
    }

    @Test
    void anInstallationIsEitherStoredOrRefused() {
        String json =
                "{\"installationId\":\"ann\",\"platform\":\"wns\",\"pushChannel\":\"ANN\",\"tags\":[\"a\"],\"userId\":\"u\","
                        + "\"templates\":{\"t\":{\"body\":\"<a>$(b)</a>\",\"headers\":{\"X-WNS-Type\":\"wns/toast\"}}}}";
        for (int i = 0; i < ROUNDS; i++) {
            String mutated = mutated(json);
            assertThat(hub.put("ann", mutated).status()).as(mutated).isIn(200, 400);
        }
    }

    @Test
    void aPatchIsEitherMadeOrRefused() {
        hub.device("ann", "apns", "a");
        for (int i = 0; i < ROUNDS; i++) {
            String mutated =
                    mutated("[{\"op\":\"add\",\"path\":\"/templates/t\",\"value\":\"{\\\"body\\\":\\\"{}\\\"}\"},"
                            + "{\"op\":\"replace\",\"path\":\"/templates/t/headers/h~1\",\"value\":\"$(a)\"},"
                            + "{\"op\":\"remove\",\"path\":\"/tags/a\"}]");
            TransportResponse response =
                    hub.call("PATCH", "news/installations/ann").body(mutated).exchange();
            assertThat(response.status()).as(mutated).isIn(200, 400);
        }
    }

    @Test
    void aTokenIsEitherAcceptedOrRefused() {
        String token =
                TestHub.token(hub.emulator.connectionString(), TestHub.BASE + "news", TestHub.START.plusSeconds(60));
        for (int i = 0; i < ROUNDS; i++) {
            String mutated = mutated(token);
            TransportResponse response = hub.anonymous("POST", "news/messages")
                    .header("Authorization", mutated)
                    .exchange();
            assertThat(response.status()).as(mutated).isIn(400, 401);
        }
    }

    @Test
    void aBatchIsEitherAcceptedOrRefused() {
        String body = String.join(
                "\r\n",
                "--b",
                "Content-Type: application/json",
                "Content-Disposition: inline; name=notification",
                "",
                "{}",
                "--b",
                "Content-Disposition: inline; name=devices",
                "",
                "[\"A\"]",
                "--b--",
                "");
        for (int i = 0; i < ROUNDS; i++) {
            String mutated = mutated(body);
            TransportResponse response = hub.call("POST", "news/messages/$batch?direct")
                    .header("ServiceBusNotification-Format", "apple")
                    .header("Content-Type", mutated("multipart/mixed; boundary=\"b\""))
                    .body(mutated)
                    .exchange();
            assertThat(response.status()).as(mutated).isIn(201, 400);
        }
    }

    @Test
    void headersOfASendAreEitherAcceptedOrRefused() {
        for (int i = 0; i < ROUNDS; i++) {
            String tags = mutated("(a || b) && !$UserId:{c}");
            String time = mutated("2026-02-24T11:26:42.5Z");
            TransportResponse response =
                    hub.schedule(mutated("apple"), time).tags(tags).body("{}").exchange();
            assertThat(response.status()).as(tags + " " + time).isIn(201, 400);
        }
    }
}
