package io.github.nh4j.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltTagExpressionTest {
    @Test
    void buildsTheSameAsItReads() {
        TagExpression built = TagExpression.allOf(
                TagExpression.anyOf(List.of("follows_RedSox", "follows_Cardinals")),
                TagExpression.tag("location_Boston"),
                TagExpression.not(TagExpression.allOf(List.of("a", "b"))));

        assertThat(built)
                .hasToString("(follows_RedSox || follows_Cardinals) && location_Boston && !(a && b)")
                .isEqualTo(TagExpression.parse(built.toString()))
                .isNotEqualTo(TagExpression.tag("a"))
                .isNotEqualTo("a");
    }

    @Test
    void joinsWhatIsJoinedTheSameWayAlreadyWithoutParentheses() {
        assertThat(TagExpression.anyOf(TagExpression.anyOf(List.of("a", "b")), TagExpression.tag("c")))
                .hasToString("a || b || c");
        assertThat(TagExpression.allOf(TagExpression.tag("a"), TagExpression.allOf(List.of("b", "c"))))
                .hasToString("a && b && c");
        assertThat(TagExpression.anyOf(List.of("a"))).isEqualTo(TagExpression.tag("a"));
    }

    @Test
    void putsAnIdBetweenTheBracesOfItsSystemTag() {
        assertThat(TagExpression.installationId("i-1")).hasToString("$InstallationId:{i-1}");
        assertThat(TagExpression.userId("u=1")).hasToString("$UserId:{u=1}");
    }

    @Test
    void refusesAnAudienceOfNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.anyOf(List.of()))
                .withMessageContaining("sendBroadcast");
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.allOf(List.of()));
        assertThatIllegalArgumentException().isThrownBy(TagExpression::anyOf);
        assertThatIllegalArgumentException().isThrownBy(TagExpression::allOf);
    }

    static IntStream seeds() {
        return IntStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void meansWhatItWasBuiltToMean(int seed) {
        Random random = new Random(seed);
        Set<String> device = IntStream.range(0, 5)
                .filter(tag -> random.nextBoolean())
                .mapToObj(tag -> "t" + tag)
                .collect(Collectors.toUnmodifiableSet());

        Meant meant = build(random, device, 4);

        assertThat(meant.expression.matches(device)).isEqualTo(meant.holds);
        assertThat(TagExpression.parse(meant.expression.toString())).isEqualTo(meant.expression);
    }

    private record Meant(TagExpression expression, boolean holds) {}

    private static Meant build(Random random, Set<String> device, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(4);
        if (choice == 0) {
            String tag = "t" + random.nextInt(5);
            return new Meant(TagExpression.tag(tag), device.contains(tag));
        }
        Meant left = build(random, device, depth - 1);
        Meant right = build(random, device, depth - 1);
        return switch (choice) {
            case 1 -> new Meant(TagExpression.not(left.expression), !left.holds);
            case 2 -> new Meant(TagExpression.anyOf(left.expression, right.expression), left.holds || right.holds);
            default -> new Meant(TagExpression.allOf(left.expression, right.expression), left.holds && right.holds);
        };
    }
}
