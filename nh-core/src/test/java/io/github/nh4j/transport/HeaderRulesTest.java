package io.github.nh4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderRulesTest {
    private static final String TOKEN = "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~";

    static IntStream latin1() {
        return IntStream.range(0, 256);
    }

    @ParameterizedTest
    @MethodSource("latin1")
    void aNameTakesTheCharactersOfATokenAndNoOther(int code) {
        String name = "x" + (char) code + "y";

        if (TOKEN.indexOf(code) >= 0) {
            assertThatNoException().isThrownBy(() -> HeaderRules.check(name, ""));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HeaderRules.check(name, ""))
                    .withMessageContaining("header name")
                    .withMessageContaining("position 1")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(name));
        }
    }

    @ParameterizedTest
    @MethodSource("latin1")
    void aValueTakesPrintableAsciiAndTabAndNoOther(int code) {
        String value = "s3cret" + (char) code;

        if (code == '\t' || (code >= ' ' && code <= '~')) {
            assertThatNoException().isThrownBy(() -> HeaderRules.check("X-Any", value));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HeaderRules.check("X-Any", value))
                    .withMessage("header X-Any has a character that is not allowed at position 6"
                            + " (allowed: printable ASCII and tab)");
        }
    }

    @Test
    void aValueThatIsTooLongIsToldByItsLength() {
        assertThatNoException().isThrownBy(() -> HeaderRules.check("a", "v".repeat(8192)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRules.check("a", "v".repeat(8193)))
                .withMessage("header a has 8193 characters; at most 8192 are allowed");
    }
}
