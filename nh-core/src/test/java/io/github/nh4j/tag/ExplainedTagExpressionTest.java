package io.github.nh4j.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainedTagExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a > a > matches: has a",
                "a > '' > does not match: lacks a",
                "!a > '' > matches: lacks a",
                "!a > A > does not match: has a",
                "!!a > a > matches: has a",
                "a || b > b > matches: a || b holds (has b)",
                "a || b > a b > matches: a || b holds (has a)",
                "a || b > c > does not match: a || b fails (lacks a, lacks b)",
                "a && b > a b > matches: has a; has b",
                "a && b > b > does not match: lacks a",
                "a && b && !c > c > does not match: lacks a; lacks b; has c",
                "(a || b) && c && !d > b c > matches: a || b holds (has b); has c; lacks d",
                "(a || b) && c && !d > c d > does not match: a || b fails (lacks a, lacks b); has d",
                "a || (b && !c) > b c > does not match: a || (b && !c) fails (lacks a, has c)",
                "!(a && b) > a > matches: !(a && b) holds (lacks b)",
                "!(a && b) > a b > does not match: !(a && b) fails (has a, has b)",
                "(a && b) || (a && c) > b > does not match: (a && b) || (a && c) fails (lacks a)",
                "$UserId:{Ann} > $userid:{ann} > matches: has $UserId:{Ann}",
            })
    void saysWhatDecides(String expression, String tags, String explanation) {
        Set<String> device = Arrays.stream(tags.split(" ", -1)).collect(Collectors.toSet());
        assertThat(TagExpression.parse(expression).explain(device)).isEqualTo(explanation);
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** A device that has all that it is said to have, and lacks all that it is said to lack, is decided on likewise. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatItNamesIsEnough(int seed) {
        RandomTags random = new RandomTags(seed);
        TagExpression expression = random.expression(3);
        Set<String> device = random.device();
        String explanation = expression.explain(device);

        assertThat(explanation).startsWith(expression.matches(device) ? "matches: " : "does not match: ");
        assertThat(expression.explain(device)).isEqualTo(explanation);
        Set<String> least = Arrays.stream(explanation.split("[(), ;]+"))
                .reduce(new Facts("", Set.of()), (facts, word) -> facts.after(word), (a, b) -> {
                    throw new AssertionError("in order");
                })
                .had();
        assertThat(expression.matches(least)).as(explanation).isEqualTo(expression.matches(device));
    }

    private record Facts(String last, Set<String> had) {
        Facts after(String word) {
            if (!last.equals("has")) {
                return new Facts(word, had);
            }
            Set<String> more = new HashSet<>(had);
            more.add(word);
            return new Facts(word, more);
        }
    }
}
