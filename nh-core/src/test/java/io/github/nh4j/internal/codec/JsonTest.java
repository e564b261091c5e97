package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.Notification;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void whatJsonReservesIsEscapedAndTheRestIsWrittenAsItIs() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("z\"", "\\ \n \t");
        properties.put("a", "\uD83D\uDE00 ü </script>");

        assertThat(new String(Json.object(properties), UTF_8))
                .isEqualTo("{\"z\\\"\":\"\\\\ \\n \\t\",\"a\":\"\uD83D\uDE00 ü </script>\"}");
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
