package io.github.nh4j.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagLettersTest {
    /** Upper and lower case of these letters are ASCII, so that a comparison that ignores case takes them for ASCII. */
    @ParameterizedTest
    @ValueSource(
            strings = {"$\u0131nstallationId:{a}", "$\u0130nstallationId:{a}", "$U\u017FerId:{a}", "$UserId:{\u212A}"})
    void aLetterThatIsNotAsciiIsRefusedInThePrefixOfASystemTagToo(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.tag(tag));
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.parse("a && " + tag));
    }

    @Test
    void aSystemTagIsReadWhateverTheCaseOfItsPrefix() {
        assertThat(TagExpression.parse("$USERID:{Jane} && $installationid:{1=}").tags())
                .containsExactly("$USERID:{Jane}", "$installationid:{1=}");
    }

    @ParameterizedTest
    @CsvSource({
        "'a && $UserId:{b c}', 5, 18, position 10",
        "'a || $UserId:{}', 5, 15, $UserId:{<id>}",
        "'!$InstallationId:{/}', 1, 20, position 17"
    })
    void aWrongTagIsFoundByItsPlaceInTheExpression(String text, int position, int length, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse(text))
                .withMessageStartingWith("the tag expression is wrong at position " + position + " of " + length + ": ")
                .withMessageContaining(reason);
    }

    @Test
    void aTagThatIsTooLongIsFoundByItsPlaceInTheExpression() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.parse("a || " + "b".repeat(121)))
                .withMessage("the tag expression is wrong at position 5 of 126:"
                        + " a tag has 121 characters; at most 120 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "{", "[", "/", ";", "?"})
    void whatIsNextToALetterOrADigitIsRefused(String neighbour) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagExpression.tag("a" + neighbour));
    }

    @Test
    void theFirstAndTheLastLetterAndDigitAreTaken() {
        assertThat(TagExpression.parse("azAZ09_@#.:-").tags()).containsExactly("azAZ09_@#.:-");
    }
}
