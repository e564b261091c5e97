package io.github.nh4j.integration.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.PublishedModule;
import io.github.nh4j.integration.Repository;
import io.github.nh4j.integration.RootPom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublicApiTest {
    private static final String WRITE = "api.write";
    private static final String COMMAND = "mvn -pl nh-integration-tests -am test -Dtest=PublicApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true";

    @TestFactory
    Stream<DynamicTest> thePublicApiIsTheCommittedOne() {
        return PublishedModule.all().stream()
                .map(module -> DynamicTest.dynamicTest(module.artifact(), () -> compare(new PublicApi(module))));
    }

    private static void compare(PublicApi api) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(api.file().getParent());
            Files.writeString(api.file(), api.text());
        }
        String committed = Files.exists(api.file()) ? Files.readString(api.file()) : "";
        List<String> difference = LineDiff.of(committed, api.text());

        assertThat(difference)
                .overridingErrorMessage(
                        "The public API differs from %s (-: gone, +: new):%n%n%s%n%n"
                                + "If that is meant, say so in CHANGELOG.md, and write the file anew with%n%n    %s%n",
                        Repository.root().relativize(api.file()), String.join("\n", difference), COMMAND)
                .isEmpty();
    }

    @Test
    void noFileIsLeftOfAModuleThatIsGone() throws IOException {
        Path folder = Repository.root().resolve("docs/api");
        List<Path> expected = RootPom.read().allModules().stream()
                .map(module -> folder.resolve(module + ".txt"))
                .toList();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .as("files without a published module; delete them")
                    .isSubsetOf(expected);
        }
    }
}
