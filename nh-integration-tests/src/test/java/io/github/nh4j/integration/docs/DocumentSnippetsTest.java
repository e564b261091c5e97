package io.github.nh4j.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.Repository;
import io.github.nh4j.integration.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentSnippetsTest {
    static List<Snippet> snippets() throws IOException {
        return all().stream().filter(snippet -> snippet.source().isEmpty()).toList();
    }

    static List<Snippet> excerpts() throws IOException {
        return all().stream().filter(snippet -> snippet.source().isPresent()).toList();
    }

    private static List<Snippet> all() throws IOException {
        try (Stream<Path> documents = Files.list(Repository.root().resolve("docs"))) {
            return Stream.concat(Stream.of(Repository.root().resolve("README.md")), documents.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> Snippet.in(file).stream())
                    .filter(DocumentSnippetsTest::hasItsAdapter)
                    .toList();
        }
    }

    private static boolean hasItsAdapter(Snippet snippet) {
        return snippet.adapter().stream()
                .allMatch(name ->
                        Stacks.all().stream().anyMatch(stack -> stack.name().equals(name)));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void everySnippetCompilesAndThoseWithAnEmulatorOfTheirOwnRun(Snippet snippet, @TempDir Path classes)
            throws Exception {
        assertThat(snippet.compile(classes)).as(snippet.toString()).isEmpty();
        if (snippet.canRun()) {
            snippet.run(classes);
        }
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void everyExcerptStandsInItsFileWordForWord(Snippet excerpt) {
        assertThat(Repository.text(excerpt.source().orElseThrow()))
                .as(excerpt.toString())
                .contains(excerpt.code());
    }

    @Test
    void theSnippetsWithAnEmulatorAreFound() throws IOException {
        assertThat(snippets().stream().filter(Snippet::canRun)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aSnippetThatIsWrongIsNoticed(@TempDir Path classes) {
        assertThat(new Snippet("none", 1, "hub.sendToAll();", Optional.empty()).compile(classes))
                .contains("sendToAll");
    }
}
