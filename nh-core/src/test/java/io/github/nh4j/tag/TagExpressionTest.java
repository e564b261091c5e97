package io.github.nh4j.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "news; news",
                " a||b ; a || b",
                "a && b || c; (a && b) || c",
                "a || b && c; a || (b && c)",
                "(a || b) && !c; (a || b) && !c",
                "!(a&&b); !(a && b)",
                "!!a; !!a",
                "((a)); a",
                "a || (b || c); a || b || c",
                "$InstallationId:{i=1} || $UserId:{u@x.y}; $InstallationId:{i=1} || $UserId:{u@x.y}",
                "a_@#.:-1; a_@#.:-1"
            })
    void textIsReadAndWrittenWithAllParentheses(String text, String canonical) {
        TagExpression parsed = TagExpression.parse(text);

        assertThat(parsed).hasToString(canonical);
        assertThat(TagExpression.parse(canonical)).isEqualTo(parsed).hasSameHashCodeAs(parsed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; empty",
                "a b; position 2",
                "a ||; position 4",
                "|| a; position 0",
                "(a; expected ||, && or )",
                "a); position 1",
                "a & b; position 2",
                "red sox; position 4",
                "a,b; position 1",
                "\u00FCber; position 0",
                "$UserId:{u; never closed",
                "$UserId:{}; must be",
                "$Other:{x}; position 0"
            })
    void whatIsNoExpressionIsRefusedWithItsPlace(String text, String expected) {
        assertThatThrownBy(() -> TagExpression.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void expressionsAreBuiltFromTags() {
        TagExpression built = TagExpression.allOf(
                TagExpression.anyOf(List.of("follows_RedSox", "follows_Cardinals")),
                TagExpression.tag("location_Boston"),
                TagExpression.not(TagExpression.userId("ann")));

        assertThat(built)
                .hasToString("(follows_RedSox || follows_Cardinals) && location_Boston && !$UserId:{ann}")
                .isEqualTo(TagExpression.parse(built.toString()));
        assertThat(built.tags())
                .containsExactly("follows_RedSox", "follows_Cardinals", "location_Boston", "$UserId:{ann}");
        assertThat(TagExpression.allOf(List.of("a", "b"))).hasToString("a && b");
    }

    @Test
    void noTagsAreNotEverybody() {
        assertThatThrownBy(() -> TagExpression.anyOf(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sendBroadcast");
    }

    @Test
    void twentyTagsMayBeJoinedWithOrAndSixOtherwise() {
        assertThatCode(() -> TagExpression.anyOf(tags(20)).requireSendable()).doesNotThrowAnyException();
        assertThatCode(() -> TagExpression.allOf(tags(6)).requireSendable()).doesNotThrowAnyException();
        assertThatThrownBy(() -> TagExpression.anyOf(tags(21)).requireSendable())
                .hasMessageContaining("21 tags");
        assertThatThrownBy(() -> TagExpression.allOf(tags(7)).requireSendable()).hasMessageContaining("at most 6");
        assertThatThrownBy(() -> TagExpression.not(TagExpression.anyOf(tags(7))).requireSendable())
                .hasMessageContaining("7 tags");
    }

    @Test
    void aTagHas120CharactersAtMost() {
        assertThat(TagExpression.tag("x".repeat(120)).tags()).hasSize(1);
        assertThatThrownBy(() -> TagExpression.tag("x".repeat(121)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("121 characters; at most 120");
    }

    @Test
    void tagsMatchWhateverTheirCase() {
        assertThat(TagExpression.parse("News && !MUTED").matches(Set.of("nEWS")))
                .isTrue();
        assertThat(TagExpression.parse("News && !MUTED").matches(Set.of("news", "muted")))
                .isFalse();
    }

    @Test
    void deepAndLongTextIsRefusedAtOnce() {
        assertThatThrownBy(() -> TagExpression.parse("(".repeat(5_000))).hasMessageContaining("nested");
        assertThatThrownBy(() -> TagExpression.parse("!".repeat(8_000) + "a")).hasMessageContaining("nested");
        assertThatThrownBy(() -> TagExpression.parse("a".repeat(1 << 20))).hasMessageContaining("1048576 characters");
    }

    @Test
    void randomExpressionsMeanWhatTheyWereBuiltToMean() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            Set<String> device = IntStream.range(0, 5)
                    .filter(tag -> random.nextBoolean())
                    .mapToObj(tag -> "t" + tag)
                    .collect(Collectors.toSet());
            Meant meant = random(random, device, 4);
            assertThat(meant.expression.matches(device)).isEqualTo(meant.holds);
            assertThat(TagExpression.parse(meant.expression.toString())).isEqualTo(meant.expression);
        }
    }

    private record Meant(TagExpression expression, boolean holds) {}

    private static Meant random(Random random, Set<String> device, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(4);
        if (choice == 0) {
            String tag = "t" + random.nextInt(5);
            return new Meant(TagExpression.tag(tag), device.contains(tag));
        }
        Meant left = random(random, device, depth - 1);
        Meant right = random(random, device, depth - 1);
        return switch (choice) {
            case 1 -> new Meant(TagExpression.not(left.expression), !left.holds);
            case 2 -> new Meant(TagExpression.anyOf(left.expression, right.expression), left.holds || right.holds);
            default -> new Meant(TagExpression.allOf(left.expression, right.expression), left.holds && right.holds);
        };
    }

    private static List<String> tags(int count) {
        return Collections.nCopies(count, "tag");
    }
}
