package io.github.nh4j.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizedTagExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "a, a",
        "!a, !a",
        "!!a, a",
        "!!!a, !a",
        "a || a, a",
        "a && a && b && a, a && b",
        "A || a, A",
        "b || a, a || b",
        "b && !a && (d || c) && C2, b && C2 && !a && (c || d)",
        "!(a && b), !a || !b",
        "!(!a && !b), a || b",
        "!(a || !(b && c)), b && c && !a",
        "a || (a && b), a",
        "a && (a || b), a",
        "(a && b) || (a && b && c), a && b",
        "(b || a) && (a || b || c), a || b",
        "(a && b) || (B && A), a && b",
        "a || (!a && b), a || b",
        "a && (!a || b), a && b",
        "!a && (a || b), b && !a",
        "b && (a || !a), b",
        "b || (a && !a), b",
        "(a && b) || (a && c), a && (b || c)",
        "(a || b) && (a || c), a || (b && c)",
        "(a && b && c) || (a && b && d), a && b && (c || d)",
        "(x && a) || (x && b) || (y && a) || (y && b), (a || b) && (x || y)",
        "a && (b || (c && (a || d))), a && (b || c)",
        "$userid:{Ann} || $UserId:{ann}, $userid:{Ann}",
    })
    void saysTheSameInFewerTags(String given, String normal) {
        assertThat(TagExpression.parse(given).normalize()).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "b || !b, b || !b",
        "b && !b, b && !b",
        "(b && a) || !(a && b), a || !a",
        "a && b && (!a || !b), a && !a",
        "!(c || b || !c), b && !b",
    })
    void whatIsAlwaysOrNeverTrueStaysSo(String given, String normal) {
        assertThat(TagExpression.parse(given).normalize()).hasToString(normal);
    }

    @Test
    void makesRoomForWhatTheHubWouldRefuse() {
        TagExpression expression = TagExpression.parse("(vip && a) || (vip && b) || (vip && c) || (vip && d)");

        assertThat(expression.tags()).hasSize(8);
        assertThat(expression.normalize().requireSendable()).hasToString("vip && (a || b || c || d)");
    }

    @Test
    void ofManyTagsEachIsLeftOnce() {
        List<String> tags = new ArrayList<>(
                IntStream.range(0, 20_000).mapToObj(i -> "t" + i % 10_000).toList());
        Collections.shuffle(tags, new Random(1));

        assertThat(TagExpression.anyOf(tags).normalize().tags())
                .hasSize(10_000)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void doesNotNestDeeperThanBefore() {
        TagExpression deep = TagExpression.tag("t0");
        for (int i = 1; i < 64; i++) {
            TagExpression tag = TagExpression.tag("t" + i);
            deep = i % 2 == 0 ? TagExpression.anyOf(deep, tag) : TagExpression.allOf(deep, tag);
        }
        TagExpression negated = TagExpression.not(deep);

        assertThat(negated.normalize().tags()).hasSize(64);
        assertThat(TagExpression.parse(negated.normalize().toString())).isEqualTo(negated.normalize());
    }

    static IntStream seeds() {
        return IntStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void matchesWhatItMatchedBefore(int seed) {
        RandomTags random = new RandomTags(seed);
        TagExpression expression = random.expression(4);
        TagExpression normal = expression.normalize();

        for (Set<String> device : random.devices(100)) {
            assertThat(normal.matches(device))
                    .as("%s and %s for %s", expression, normal, device)
                    .isEqualTo(expression.matches(device));
        }
        assertThat(normal.tags().size())
                .isLessThanOrEqualTo(Math.max(2, expression.tags().size()));
        assertThat(normal.normalize()).isEqualTo(normal);
        assertThat(TagExpression.parse(normal.toString())).isEqualTo(normal);
    }
}
