package io.github.nh4j.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.notification.Notification;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a parser finds in a payload is what was put in, whatever the characters: texts cannot become structure. */
class RandomPayloadsTest {
    private static final int RUNS = 1000;
    private static final String[] PIECES = {
        "\"",
        "\\",
        "]]>",
        "&",
        "<",
        ">",
        "'",
        "&amp;",
        "<!--",
        "{",
        "}",
        "[",
        ":",
        ",",
        "\\u0022",
        "$(x)",
        "\u00e9",
        "\u20ac",
        "\uD83D\uDE00",
        "\u2028",
        "word",
        " ",
        "\u0085",
        "\u200f"
    };
    private static final String[] CONTROLS = {"\u0000", "\u0001", "\b", "\u001f", "\n", "\r", "\t", "\u007f", "\ufffe"};

    private final Random random = new Random(20240717);

    @Test
    void jsonGivesBackWhatWasPutIn() {
        for (int run = 0; run < RUNS; run++) {
            String title = text(true);
            String body = text(true);
            Map<String, Object> data = new LinkedHashMap<>(Map.of("fixed", object(3)));
            data.put("k" + text(true), value(3));

            assertThat(parse(apple(title, body, data)))
                    .as("run %d", run)
                    .isEqualTo(with(Map.of("aps", Map.of("alert", Map.of("title", title, "body", body))), data));
            assertThat(parse(browser(title, body, data)))
                    .as("run %d", run)
                    .isEqualTo(Map.of("title", title, "body", body, "data", data));
            assertThat(parse(fcmV1(title, body)))
                    .as("run %d", run)
                    .isEqualTo(Map.of(
                            "message",
                            Map.of("notification", Map.of("title", title, "body", body), "data", Map.of(title, body))));
        }
    }

    private static Notification apple(String title, String body, Map<String, Object> data) {
        ApplePayload.Builder payload = ApplePayload.builder().alert(title, body);
        data.forEach(payload::data);
        return payload.build().toNotification();
    }

    private static Notification browser(String title, String body, Map<String, Object> data) {
        BrowserPayload.Builder payload = BrowserPayload.builder().title(title).body(body);
        data.forEach(payload::data);
        return payload.build().toNotification();
    }

    private static Notification fcmV1(String title, String body) {
        return FcmV1Payload.builder()
                .title(title)
                .body(body)
                .data(title, body)
                .build()
                .toNotification();
    }

    @Test
    void xmlGivesBackWhatWasPutIn() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            String title = text(false);
            String body = text(false) + "\n" + text(false);
            String launch = text(false);

            Element toast = parseXml(WindowsToastPayload.builder()
                    .title(title)
                    .body(body)
                    .launch(launch)
                    .action(title, launch)
                    .build()
                    .toNotification());

            assertThat(elements(toast))
                    .as("run %d", run)
                    .containsExactly("visual", "binding", "text", "text", "actions", "action");
            assertThat(textOf(toast, 0)).as("run %d", run).isEqualTo(title);
            assertThat(textOf(toast, 1)).as("run %d", run).isEqualTo(body);
            assertThat(toast.getAttribute("launch")).as("run %d", run).isEqualTo(launch);
            Element action = (Element) toast.getElementsByTagName("action").item(0);
            assertThat(action.getAttribute("content")).as("run %d", run).isEqualTo(title);
            assertThat(action.getAttribute("arguments")).as("run %d", run).isEqualTo(launch);
        }
    }

    /** Some letters first, so that it is never blank. */
    private String text(boolean withControls) {
        StringBuilder text = new StringBuilder("t");
        for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
            String[] from = withControls && random.nextInt(4) == 0 ? CONTROLS : PIECES;
            text.append(from[random.nextInt(from.length)]);
        }
        return text.toString();
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> text(true);
            case 1 -> random.nextLong();
            case 2 -> random.nextGaussian();
            case 3 -> random.nextBoolean();
            case 4 -> List.of(value(depth - 1), value(depth - 1));
            default -> object(depth - 1);
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int members = random.nextInt(3); members > 0; members--) {
            object.put(text(true), value(depth));
        }
        return object;
    }

    private static Map<String, Object> with(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }

    private static Object parse(Notification notification) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), notification.payload())) {
            parser.nextToken();
            Object root = read(parser);
            assertThat(parser.nextToken()).isNull();
            return root;
        }
    }

    private static Object read(JsonParser parser) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    assertThat(object.put(name, read(parser))).isNull();
                }
                return object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser));
                }
                return array;
            }
            case VALUE_STRING -> {
                return parser.getString();
            }
            case VALUE_NUMBER_INT -> {
                return parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> {
                return parser.getDoubleValue();
            }
            default -> {
                return parser.getBooleanValue();
            }
        }
    }

    private static Element parseXml(Notification notification) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(notification.payload()));
        return document.getDocumentElement();
    }

    private static List<String> elements(Element root) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < root.getElementsByTagName("*").getLength(); i++) {
            names.add(root.getElementsByTagName("*").item(i).getNodeName());
        }
        return names;
    }

    private static String textOf(Element root, int index) {
        return root.getElementsByTagName("text").item(index).getTextContent();
    }
}
