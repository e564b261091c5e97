package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateExpressionTest {
    private static final TemplateProperties PROPERTIES = TemplateProperties.of(Map.of(
            "name", "Ann", "text", "abcdefghij", "n", "5", "url", "a b&c", "smile", "ab\uD83D\uDE00", "brace", "}"));

    private static String evaluate(String value) {
        return TemplateExpression.parse(value).evaluate(PROPERTIES);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "$(name)|Ann",
                "$(NAME)|Ann",
                "$(zip)|``",
                "$(text, 4)|abcd",
                ".(text, 6)|abc...",
                ".(name, 6)|Ann",
                "%(url)|a%20b%26c",
                "#(n)|5",
                "{'it''s ' + $(name)}|it's Ann",
                "$(zip:{none})|none",
                " $(name)| $(name)",
            })
    void valuesOfTheLanguageAreEvaluatedAsDocumented(String value, String expected) {
        assertThat(evaluate(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "$( name )|Ann",
                "$(text , 4 )|abcd",
                "$(text,0)|``",
                "$(text, 10)|abcdefghij",
                ".(text, 10)|abcdefghij",
                ".(text, 3)|...",
                ".(text, 2)|..",
                ".(text, 0)|``",
                "$(name) + $(n)|Ann5",
                "$(name)+' and '+$(n)|Ann and 5",
                "{ $(name) + \" \" + .(text, 6) }|Ann abc...",
                "{\"say \"\"hi\"\"\"}|say \"hi\"",
                "{'a + b'}|a + b",
                "{'#1 fan'}|#1 fan",
                "{#(n)}|5",
                "$(name:{none})|Ann",
                "$(zip:{a) b, c})|a) b, c",
                "$(zip:{a\\}b})|a}b",
                "$(zip:{a\\\\})|a\\",
                "$(zip:{a\\b})|a\\b",
                "$(zip:{abcdef}, 3)|abc",
                ".(zip:{abcdefgh}, 6)|abc...",
                "%(zip:{a/b})|a%2Fb",
                "#(zip:{7})|7",
                "$(zip:{})|``",
                "{$(brace) + 'x'}|}x",
                "$(smile, 3)|ab",
                "Hello $(name)|Hello $(name)",
                "|",
                "a#(n)|a#(n)",
            })
    void edgesOfTheLanguageAreEvaluated(String value, String expected) {
        assertThat(TemplateExpression.parse(value == null ? "" : value).evaluate(PROPERTIES))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "#1|The token '#1' is not valid",
                "$5|The token '$5' is not valid",
                "#1 fan|The character following $ or . or % should be a (",
                "$5 off|The character following $ or . or % should be a (",
                "...more|The character following $ or . or % should be a (",
                "$ (name)|The character following $ or . or % should be a (",
                "$(name|Missing closing parentheses",
                "{$(name)|Missing closing parentheses",
                "{'a' + $(name}|Missing closing parentheses",
                "$(zip:{x} y)|Missing closing parentheses",
                "$(zip:{none)|Missing the closing } of a default value",
                ".(text)|Error trying to parse for .(prop , n) format",
                ".(text) + $(name, 3)|Error trying to parse for .(prop , n) format",
                "%(url, 3)|The expression %(prop , n) is not a valid",
                "#(n, 3)|The expression %(prop , n) is not a valid",
                "{'a' - 'b'}|Only valid composition operator is +",
                "$(name) and more|Only valid composition operator is +",
                "`$(name) `|Only valid composition operator is +",
                "{'a' + #(n)}|Token type '#(prop)' is not allowed in composite expression.",
                "#(n) + #(n)|Token type '#(prop)' is not allowed in composite expression.",
                "$body|Expression type '$body' is not supported.",
                "{'a' + $BODY}|Expression type '$body' is not supported.",
                "$(a-b)|Only ASCII-7 alphanumeric characters and '_' are permitted in the property name",
                "$()|Only ASCII-7 alphanumeric characters and '_' are permitted in the property name",
                "$(:{x})|Only ASCII-7 alphanumeric characters and '_' are permitted in the property name",
                "$(a:b)|Only ASCII-7 alphanumeric characters and '_' are permitted in the property name",
                "$(text, x)|The length 'x' is not a positive integer",
                "$(text, -1)|The length '-1' is not a positive integer",
                "$(text,)|The length '' is not a positive integer",
                "$(text, 9999999999)|The length '9999999999' is not a positive integer",
                "{'abc}|Missing closing notation of a literal",
                "{}|The token '' is not valid",
                "{$(name) + }|The token '' is not valid",
                "{name}|The token type is not valid; expected $ . % # or a literal in quotes",
                "{\"a\":1}|Only valid composition operator is +",
            })
    void wrongExpressionsAreRefusedWithTheReason(String value, String message) {
        assertThatThrownBy(() -> TemplateExpression.parse(value))
                .isInstanceOf(TemplateSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void aPropertyNameMayHave120CharactersAndNoMore() {
        String longest = "p".repeat(120);
        assertThat(TemplateExpression.parse("$(" + longest + ")").evaluate(TemplateProperties.of(Map.of(longest, "v"))))
                .isEqualTo("v");
        assertThatThrownBy(() -> TemplateExpression.parse("$(p" + longest + ")"))
                .hasMessage("Property name is of length. 121. Maximum allowed length is 120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$", "#", ".", "%", "{", "{'", "$(", "${", "{$", "{$(", "$(a:", "$(a:{", "$(a:{\\", "$(a,", "{'a''",
                "{'a'+", "$(a)+", "{.}", "{%(}", "{ }"
            })
    void cutExpressionsAreRefusedAndNothingElse(String value) {
        assertThatThrownBy(() -> TemplateExpression.parse(value)).isInstanceOf(TemplateSyntaxException.class);
    }

    @Test
    void onlyANumberOnItsOwnIsNumeric() {
        assertThat(TemplateExpression.parse("#(n)").numeric()).isTrue();
        assertThat(TemplateExpression.parse("{#(n)}").numeric()).isFalse();
        assertThat(TemplateExpression.parse("$(n)").numeric()).isFalse();
        assertThat(TemplateExpression.parse("5").numeric()).isFalse();
    }

    @Test
    void propertiesOfTheSendWinOverPushVariables() {
        TemplateProperties both =
                TemplateProperties.of(Map.of("Name", "sent")).or(Map.of("NAME", "variable", "city", "Oslo"));
        assertThat(TemplateExpression.parse("{$(name) + ' ' + $(city)}").evaluate(both))
                .isEqualTo("sent Oslo");
    }
}
