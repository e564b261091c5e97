package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {
    @Test
    void whatIsHarmlessIsTheSameObject() {
        String text = "7f195ef5-b950 ü \u4e2d \uD83C\uDF89";

        assertThat(ForeignText.printable(text, 100)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000b",
                "a\u001bb",
                "a\u0085b",
                "a\u00adb",
                "a\u200fb",
                "a\u202eb",
                "a\u2028b",
                "a\u2029b",
                "a\uFEFFb",
                "a\uD83Db",
                "a\uDF89b"
            })
    void aCharacterThatDoesNotShowOrReordersTheLineIsABlank(String text) {
        assertThat(ForeignText.printable(text, 100)).isEqualTo("a b");
    }

    @Test
    void itIsCutAndHasNoBlanksAround() {
        assertThat(ForeignText.printable("abc", 3)).isEqualTo("abc");
        assertThat(ForeignText.printable("abcd", 3)).isEqualTo("abc");
        assertThat(ForeignText.printable("\n ab \u202e", 100)).isEqualTo("ab");
        assertThat(ForeignText.printable("", 100)).isEmpty();
        assertThat(ForeignText.printable("ab\uD83C\uDF89", 3)).isEqualTo("ab");
        assertThat(ForeignText.printable("a\uDB40\uDC01b\uD83C\uDF89", 100)).isEqualTo("a  b\uD83C\uDF89");
    }

    @Test
    void anIdIsTheFirstValueOfItsHeaderOrNoneIfItSaysNothing() {
        assertThat(ForeignText.id(Headers.of("a", "1\u001b[31m", "A", "2"), "A"))
                .isEqualTo("1");
        assertThat(ForeignText.id(Headers.of("A", "SharedAccessSignature sr=x&sig=y&se=1"), "A"))
                .isEqualTo("SharedAccessSignature");
        assertThat(ForeignText.id(Headers.of("A", "x".repeat(5000)), "A")).isEqualTo("x".repeat(128));
        assertThat(ForeignText.id(Headers.of("A", " \u202e "), "A")).isNull();
        assertThat(ForeignText.id(Headers.none(), "A")).isNull();
    }
}
