package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "1.50",
                "1E+400",
                "123456789012345678901234567890",
                "{\"b\":[1,\"x\",null,{\"a\":false}],\"a\":{}}",
                "\"\\\"\\\\\\n\\u0001é😀\"",
            })
    void whatIsReadIsWrittenAgainAsItWas(String json) {
        Object value = JsonText.read(json);
        assertThat(JsonText.write(generator -> JsonText.writeValue(generator, value)))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{}{}",
                "{\"a\"}",
                "{\"a\":1,}",
                "nul",
                "01",
                "// x",
                "{a:1}",
                "\"\n\"",
                "['a']"
            })
    void whatIsNotOneDocumentIsRefused(String json) {
        assertThatThrownBy(() -> JsonText.read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void singleQuotesAreReadOnlyWhereTheyAreKnownToBeUsed() {
        assertThat(JsonText.readLenient("['a','b\\'c']")).isEqualTo(List.of("a", "b'c"));
        assertThat(JsonText.readLenient("[\"a\"]")).isEqualTo(List.of("a"));
        assertThatThrownBy(() -> JsonText.readLenient("['a]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentThatIsNestedTooDeeplyIsRefused() {
        assertThatThrownBy(() -> JsonText.read("[".repeat(5000) + "]".repeat(5000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"a\"", "1"})
    void whatIsNotAnObjectIsNotReadAsOne(String json) {
        assertThatThrownBy(() -> JsonText.readObject(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the body is not a JSON object");
    }
}
