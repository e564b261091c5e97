package io.github.nh4j.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagExpressionTest {
    @Test
    void whatIsBuiltNestsNoDeeperThanWhatIsRead() {
        TagExpression deepest = TagExpression.tag("a");
        for (int depth = 0; depth < 64; depth++) {
            deepest = TagExpression.not(deepest);
        }
        TagExpression negated = deepest;

        assertThat(TagExpression.parse(negated.toString())).isEqualTo(negated);
        assertThat(TagExpression.anyOf(negated, TagExpression.tag("b")).toString())
                .endsWith("a || b");
        assertTooDeep(() -> TagExpression.not(negated));
    }

    @Test
    void parenthesesThatTheTextGetsCountAsNested() {
        TagExpression expression = TagExpression.tag("a");
        for (int depth = 0; depth < 64; depth++) {
            TagExpression tag = TagExpression.tag("b");
            expression = depth % 2 == 0 ? TagExpression.anyOf(expression, tag) : TagExpression.allOf(expression, tag);
        }
        TagExpression and = TagExpression.allOf(expression, TagExpression.tag("c"));
        TagExpression or = TagExpression.anyOf(and, TagExpression.tag("c"));

        assertThat(TagExpression.parse(or.toString())).isEqualTo(or);
        assertTooDeep(() -> TagExpression.allOf(or, TagExpression.tag("d")));
        assertTooDeep(() -> TagExpression.not(or));
    }

    @Test
    void whatIsReadCanBeReadAgainWithTheParenthesesThatItGets() {
        StringBuilder nested = new StringBuilder("a && b || c");
        for (int depth = 0; depth < 64; depth++) {
            nested.insert(0, '(').append(depth % 2 == 0 ? ") && d" : ") || d");
        }

        assertTooDeep(() -> TagExpression.parse(nested.toString()));
    }

    private static void assertTooDeep(ThrowingCallable building) {
        assertThatIllegalArgumentException().isThrownBy(building).withMessageContaining("nested 64 deep at most");
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "'  a ', a",
        "a||b, a || b",
        "a&&b, a && b",
        "a||b&&c, a || (b && c)",
        "a&&b||c, (a && b) || c",
        "(a||b)&&c, (a || b) && c",
        "!a&&b, !a && b",
        "!(a&&b), !(a && b)",
        "! ! a, !!a",
        "((((a)))), a",
        "(a||b)||(c||d), a || b || c || d",
        "a&&(b&&c), a && b && c",
        "a || !b && c || d, a || (!b && c) || d",
        "$UserId:{Bob}||$installationid:{x=1}, $UserId:{Bob} || $installationid:{x=1}",
        "$UserId:{u@x.y}, $UserId:{u@x.y}",
        "team:red-1@x#y.z_0, team:red-1@x#y.z_0"
    })
    void writesAnExpressionInItsCanonicalText(String given, String canonical) {
        TagExpression expression = TagExpression.parse(given);

        assertThat(expression).hasToString(canonical);
        assertThat(TagExpression.parse(canonical)).isEqualTo(expression).hasSameHashCodeAs(expression);
    }

    @ParameterizedTest
    @CsvSource({
        "a || b && c, a, true",
        "a || b && c, b, false",
        "a || b && c, b c, true",
        "a && b || c, c, true",
        "(a || b) && c, a, false",
        "!a && b, b, true",
        "!a && b, a b, false",
        "!(a && b), a, true",
        "!!a, a, true",
        "!a, '', true"
    })
    void bindsNotBeforeAndBeforeOr(String expression, String tags, boolean expected) {
        assertThat(TagExpression.parse(expression).matches(Set.of(tags.split(" "))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr-TR"})
    void matchesTagsWhateverTheirCaseUnderEveryLocale(String locale) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TagExpression expression = TagExpression.parse("FOLLOWS_I && !$USERID:{BOB}");

            assertThat(expression.matches(Set.of("follows_i"))).isTrue();
            assertThat(expression.matches(Set.of("Follows_I", "$UserId:{bob}"))).isFalse();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void listsTagsInTheirOrderAndTwiceIfTheyStandTwice() {
        assertThat(TagExpression.parse("b && (a || !B) && b").tags()).containsExactly("b", "a", "B", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20})
    void letsTwentyTagsThroughIfThereIsNothingButOr(int tags) {
        assertThatNoException()
                .isThrownBy(() -> TagExpression.anyOf(names(tags)).requireSendable());
    }

    @Test
    void refusesATwentyFirstTag() {
        TagExpression tooLarge = TagExpression.anyOf(names(21));

        assertThatIllegalArgumentException()
                .isThrownBy(tooLarge::requireSendable)
                .withMessageContaining("21");
    }

    @Test
    void letsSixTagsThroughWithOtherOperatorsAndRefusesASeventh() {
        assertThatNoException().isThrownBy(() -> TagExpression.allOf(names(6)).requireSendable());
        for (String text : List.of(
                "a&&b&&c&&d&&e&&f&&g", "a||b||c||d||e||f||!g", "!(a||b||c||d||e||f||g)", "a&&a&&a&&a&&a&&a&&a")) {
            TagExpression expression = TagExpression.parse(text);
            assertThatIllegalArgumentException()
                    .isThrownBy(expression::requireSendable)
                    .withMessageContaining("7 tags");
        }
    }

    @Test
    void takesATagOf120CharactersAndNotOneMore() {
        assertThat(TagExpression.tag("x".repeat(120)).tags()).containsExactly("x".repeat(120));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.tag("x".repeat(121)))
                .withMessageContaining("120");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse("a || " + "x".repeat(121)))
                .withMessageContaining("120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a b", "a||b", "ä", "a\r\nb", "a;b", "a{b}", "!a", "a,b", "(a)", "a=b", "ａ", "a\u0000", "😀"
            })
    void refusesWhatIsNotATag(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.tag(tag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$x",
                "$UserId",
                "$UserId:",
                "$UserId:{",
                "$UserId:{}",
                "$UserId:{a",
                "$UserId:{a b}",
                "$UserId:{a}b",
                "$UserId:{a}}",
                "$UserId:{a{b}",
                "$Other:{a}",
                "$UserId{a}",
                "x$UserId:{a}"
            })
    void refusesASystemTagThatIsNotOne(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.tag(tag));
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.parse(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a} || {b", "}", "a\r\nX: y", "a||b"})
    void doesNotLetAnIdBreakOutOfItsBraces(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.userId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.installationId(id));
    }

    @ParameterizedTest
    @CsvSource({
        "a b, 2, 3",
        "a ||, 4, 4",
        "|| a, 0, 4",
        "a | b, 2, 5",
        "a & b, 2, 5",
        "'a,b', 1, 3",
        "a && && b, 5, 9",
        "(a || b, 7, 7",
        "a), 1, 2",
        "(), 1, 2",
        "!, 1, 1",
        "a || €, 5, 6",
        "a || $x, 5, 7",
        "a || $UserId:{b, 5, 15"
    })
    void saysWhereAnExpressionIsWrong(String text, int position, int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse(text))
                .withMessageStartingWith("the tag expression is wrong at position " + position + " of " + length + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; use sendBroadcast",
                "a b; expected ||, && or the end",
                "(a; expected ||, && or )",
                "a ||; expected a tag (letters, digits and _ @ # . : -), ! or (",
                "$UserId:{u; never closed"
            })
    void saysWhatItExpects(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse(text))
                .withMessageContaining(expected);
    }

    @Test
    void readsEightKibibytesAndRefusesMore() {
        String longest = " ".repeat(8191) + "a";

        assertThat(TagExpression.parse(longest)).hasToString("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse(longest + "a"))
                .withMessage("the tag expression has 8193 characters; at most 8192 are allowed");
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "",
                "   ",
                "(".repeat(8000),
                "!".repeat(8000) + "a",
                "(".repeat(4000) + "a" + ")".repeat(4000),
                "a".repeat(100_000),
                "a||".repeat(100_000) + "a",
                "a\r\nServiceBusNotification-Format: gcm",
                "a\tb",
                "a\u00a0||\u00a0b",
                "a||b\u0000",
                "\ud800");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void refusesHostileTextWithoutBreaking(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.parse(text));
    }

    @Test
    void neverTellsATagInAnErrorSinceItMayBeAPersonsId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse("jane.doe@example.org && jane.doe€"))
                .withMessageNotContaining("jane");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.tag("jane.doe€"))
                .withMessageNotContaining("jane");
    }

    @Test
    void readsSixtyFourNestingsAndRefusesMore() {
        assertThat(TagExpression.parse("(".repeat(64) + "a" + ")".repeat(64))).hasToString("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse("(".repeat(65) + "a" + ")".repeat(65)))
                .withMessageContaining("64");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithANaiveEvaluatorOnGeneratedExpressions(int seed) {
        Random random = new Random(seed);
        String text = generate(random, 4);
        TagExpression expression = TagExpression.parse(text);

        assertThat(TagExpression.parse(expression.toString())).isEqualTo(expression);
        for (int bits = 0; bits < 16; bits++) {
            Set<String> tags = tagsOf(bits);
            assertThat(expression.matches(tags)).as("%s for %s", text, tags).isEqualTo(evaluate(text, tags));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsOrRefusesRandomTextAndNothingElse(int seed) {
        Random random = new Random(seed);
        String alphabet = "ab!()|& $U{}:;€";
        for (int i = 0; i < 50; i++) {
            String text = random.ints(random.nextInt(24), 0, alphabet.length())
                    .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                    .collect(Collectors.joining());
            Throwable thrown = catchThrowable(() -> TagExpression.parse(text));
            if (thrown != null) {
                assertThat(thrown).as(text).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static String generate(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 0 -> String.valueOf((char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(4)));
            case 1 -> "!" + primary(random, depth);
            case 2 -> "(" + generate(random, depth - 1) + ")";
            case 3 -> primary(random, depth) + " && " + primary(random, depth);
            default -> generate(random, depth - 1) + "||" + generate(random, depth - 1);
        };
    }

    private static String primary(Random random, int depth) {
        return random.nextBoolean() ? generate(random, 0) : "(" + generate(random, depth - 1) + ")";
    }

    /** Splits at the weakest operator outside parentheses, again and again. */
    private static boolean evaluate(String given, Set<String> tags) {
        String text = given.strip();
        int or = outside(text, "||");
        if (or >= 0) {
            return evaluate(text.substring(0, or), tags) || evaluate(text.substring(or + 2), tags);
        }
        int and = outside(text, "&&");
        if (and >= 0) {
            return evaluate(text.substring(0, and), tags) && evaluate(text.substring(and + 2), tags);
        }
        if (text.startsWith("!")) {
            return !evaluate(text.substring(1), tags);
        }
        if (text.startsWith("(")) {
            return evaluate(text.substring(1, text.length() - 1), tags);
        }
        return tags.contains(text.toLowerCase(Locale.ROOT));
    }

    private static int outside(String text, String operator) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(operator, i)) {
                return i;
            }
        }
        return -1;
    }

    private static Set<String> tagsOf(int bits) {
        return IntStream.range(0, 4)
                .filter(bit -> ((bits >> bit) & 1) == 1)
                .mapToObj(bit -> String.valueOf((char) ('a' + bit)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> names(int count) {
        return Collections.nCopies(count, "t");
    }
}
