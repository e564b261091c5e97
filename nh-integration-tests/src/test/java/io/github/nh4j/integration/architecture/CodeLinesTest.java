package io.github.nh4j.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeLinesTest {
    @Test
    void blankLinesAndCommentsAreNone() {
        String source = """
                // A comment
                package a;

                /** On one line. */
                class A {
                    /**
                     * int notCode = 1;
                     */
                    int a = 2 // behind code
                            * 3;
                    \t
                    /* old */
                }
                """;

        assertThat(CodeLines.in(source)).isEqualTo(5);
        assertThat(CodeLines.in("")).isZero();
    }
}
