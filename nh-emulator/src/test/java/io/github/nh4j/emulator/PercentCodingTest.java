package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {
    @ParameterizedTest
    @CsvSource({
        "a b&c, a%20b%26c",
        "Az09-._~, Az09-._~",
        "a+b, a%2Bb",
        "é, %C3%A9",
        "😀, %F0%9F%98%80",
        "!*'(), %21%2A%27%28%29",
        "100%, 100%25",
    })
    void encodesAllButUnreservedCharactersAndDecodesThemAgain(String text, String encoded) {
        assertThat(PercentCoding.encode(text)).isEqualTo(encoded);
        assertThat(PercentCoding.decode(encoded)).isEqualTo(text);
    }

    @Test
    void decodesLowerCaseHexAndLeavesPlusAlone() {
        assertThat(PercentCoding.decode("%2f+%2B+é")).isEqualTo("/+++é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "a%", "%%20", "%2g"})
    void refusesAPercentSignThatEncodesNothing(String text) {
        assertThatThrownBy(() -> PercentCoding.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
