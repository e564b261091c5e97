package io.github.nh4j.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.PublishedModule;
import io.github.nh4j.integration.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How large things may get before they are two things. */
class BudgetTest {
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public [^\\n(=;]*\\b(class|interface|enum|record)\\b", Pattern.MULTILINE);

    private static final String TEST_KIT = "nh-transport-tck";

    private final List<Path> files = Repository.javaFiles();

    @Test
    void noFileHasMoreThan400Lines() {
        assertThat(longerThan(400, files))
                .as("split these by what they do; the part with a name of its own is the one to move")
                .isEmpty();
    }

    @Test
    void nineFilesInTenHaveFewerThan250Lines() {
        Map<String, Long> longOnes = longerThan(249, files);

        assertThat(longOnes.size())
                .as(
                        "at most a tenth of the %d files may have 250 lines or more; these have: %s",
                        files.size(), longOnes)
                .isLessThanOrEqualTo(files.size() / 10);
    }

    @Test
    void noFileOfAnAdapterHasMoreThan150Lines() {
        assertThat(longerThan(150, mainFilesOf(module -> module.matches("nh-transport-(?!tck).*"))))
                .as("an adapter only translates between the port and its stack: move one of its steps to its own class")
                .isEmpty();
    }

    @Test
    void noPackageHasMoreThan20PublicTypes() {
        Map<String, List<String>> publicTypes = mainFilesOf(module -> true).stream()
                .filter(BudgetTest::isPublic)
                .collect(Collectors.groupingBy(
                        file -> Repository.root().relativize(file.getParent()).toString(),
                        TreeMap::new,
                        Collectors.mapping(file -> file.getFileName().toString(), Collectors.toList())));

        assertThat(publicTypes).isNotEmpty();
        assertThat(publicTypes)
                .allSatisfy((folder, types) -> assertThat(types)
                        .as("public types in %s; hide some, or find the two purposes that the package has", folder)
                        .hasSizeLessThanOrEqualTo(20));
    }

    @Test
    void aThirdOfTheTypesOfCoreAreHidden() {
        List<Path> types = mainFilesOf("nh-core"::equals).stream()
                .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
                .toList();
        long hidden = types.stream()
                .filter(file -> file.toString().contains("/internal/") || !isPublic(file))
                .count();

        assertThat(hidden * 3)
                .as(
                        "three times the package-private or internal types of nh-core, against all %d of them",
                        types.size())
                .isGreaterThanOrEqualTo(types.size());
    }

    /** Examples are main code; the kit that tests transports is test code, wherever it lies. */
    @Test
    void sixLinesOfTestsStandAgainstFiveOfCode() {
        List<Path> main = mainFilesOf(module -> !module.equals(TEST_KIT));
        long mainLines = CodeLines.in(main);
        long testLines = CodeLines.in(files) - mainLines;

        assertThat(mainLines).isPositive();
        assertThat(testLines * 5)
                .as(
                        "5 times the %d lines of test code, against 6 times the %d lines of main code, without comments"
                                + " and blank lines; write the tests that are missing",
                        testLines, mainLines)
                .isGreaterThanOrEqualTo(mainLines * 6);
    }

    @Test
    void theJarOfCoreHas400KiBAtMost() {
        assertThat(PublishedModule.of("nh-core").jarBytes())
                .as("the jar of nh-core in bytes; it has to fit beside anything, so move to a module what few need")
                .isBetween(10_000L, 400 * 1024L);
    }

    private static boolean isPublic(Path file) {
        return PUBLIC_TYPE.matcher(Repository.text(file)).find();
    }

    private List<Path> mainFilesOf(Predicate<String> module) {
        return files.stream()
                .filter(file -> {
                    Path inside = Repository.root().relativize(file);
                    return module.test(inside.getName(0).toString())
                            && inside.startsWith(inside.getName(0).resolve("src/main"));
                })
                .toList();
    }

    private static Map<String, Long> longerThan(long lines, List<Path> files) {
        return files.stream()
                .collect(Collectors.toMap(
                        file -> Repository.root().relativize(file).toString(),
                        file -> Repository.text(file).lines().count()))
                .entrySet()
                .stream()
                .filter(file -> file.getValue() > lines)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }
}
