package io.github.nh4j.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue is whole, and each test that it names is there. */
class CatalogueTest {
    private static final int CASES = 114;
    private static final List<Path> SOURCES = Repository.javaFiles();

    /** A line of it. */
    private record Entry(String id, String sentence, List<String> tests) {
        static Entry of(String line) {
            String[] parts = line.split(";", -1);
            assertThat(parts).as(line).hasSize(3);
            return new Entry(
                    parts[0].strip(), parts[1].strip(), List.of(parts[2].strip().split(" ", -1)));
        }
    }

    static Stream<Entry> entries() throws IOException {
        try (InputStream in = Objects.requireNonNull(CatalogueTest.class.getResourceAsStream("/catalogue.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(Entry::of).toList().stream();
        }
    }

    @Test
    void everyCaseIsThereOnceAndInOrder() throws IOException {
        assertThat(entries().map(Entry::id))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CASES)
                        .mapToObj("F-%03d"::formatted)
                        .toList());
        assertThat(entries().map(Entry::sentence)).noneMatch(String::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theTestsAreThere(Entry entry) {
        assertThat(entry.tests()).allSatisfy(test -> {
            String[] parts = test.split("#", -1);
            assertThat(parts).hasSize(2);
            List<String> sources = sources(parts[0]);
            assertThat(sources).as("files with the class %s", parts[0]).isNotEmpty();
            Pattern method = Pattern.compile("\\s" + Pattern.quote(parts[1]) + "\\(");
            assertThat(sources)
                    .as("the method %s", test)
                    .anyMatch(text -> method.matcher(text).find());
        });
    }

    @Test
    void everyCaseThatANameOfATestTellsIsInItsClass() throws IOException {
        for (Entry entry : entries().toList()) {
            List<String> classes = SOURCES.stream()
                    .filter(file -> file.toString().contains("faults"))
                    .filter(file -> Repository.text(file).contains("\"" + entry.id()))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(entry.tests().stream().map(test -> test.replaceFirst("#.*", "")))
                    .as(entry.id())
                    .containsAll(classes);
        }
    }

    private static List<String> sources(String simpleName) {
        return SOURCES.stream()
                .filter(file -> file.endsWith(simpleName + ".java"))
                .map(Repository::text)
                .toList();
    }
}
