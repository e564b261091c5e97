package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an author of a transport reads beforehand is what the kit says when a rule is broken. */
class RuleTableTest {
    private static final Path DOCUMENT = Path.of("../docs/writing-a-transport.md");

    @ParameterizedTest
    @EnumSource
    void eachRuleIsInTheDocumentWordForWord(Rule rule) throws IOException {
        assertThat(rows())
                .as("the second and the last cell of a row of %s", DOCUMENT)
                .filteredOn(row -> row.get(0).equals(rule.name()))
                .singleElement()
                .extracting(row -> row.get(0) + ", " + row.get(1) + ": SITUATION. " + row.get(3))
                .isEqualTo(rule.brokenWhen("SITUATION"));
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readString(DOCUMENT)
                .replace("`", "")
                .lines()
                .filter(line -> line.matches("\\| T\\d+ \\|(.*\\|){3}"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .toList();
    }
}
