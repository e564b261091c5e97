package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.Notification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void whatJsonReservesIsEscapedAndTheRestIsWrittenAsItIs() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("z\"", "\\ \n \t");
        properties.put("a", "\uD83D\uDE00 ü </script>");

        assertThat(new String(Json.object(properties), UTF_8))
                .isEqualTo("{\"z\\\"\":\"\\\\ \\n \\t\",\"a\":\"\uD83D\uDE00 ü </script>\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\uD83D", "secret\uDE00", "\uD83Dsecret", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
    void halfOfASurrogatePairIsRefusedWhereverItStandsAndTheTextIsNotTold(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.object(Map.of("a", text)))
                .withMessageContaining("half of a surrogate pair at position")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> Json.object(Map.of(text, "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.appendArray(List.of(text), new Json.Buffer(8)));
    }

    @Test
    void aTemplateWithoutValuesIsAnEmptyObjectAndOneWithoutTextIsRefused() {
        assertThat(NotificationBody.of(Notification.template(Map.of())))
                .asString(UTF_8)
                .isEqualTo("{}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotificationBody.of(Notification.template("")))
                .withMessage("the payload of the template notification is empty");
    }
}
