package io.github.nh4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application gets along with an artifact. */
class RuntimeDependenciesTest {
    private static final String AT_RUN_TIME =
            "/project/dependencies/dependency[not(scope) or scope='compile' or scope='runtime']/artifactId";

    static List<String> adapters() {
        return RootPom.read().publishedJars().stream()
                .filter(artifact -> artifact.matches("nh-transport-(?!tck).*"))
                .toList();
    }

    @Test
    void coreBringsJacksonsStreamsOnly() {
        assertThat(dependenciesOf("nh-core"))
                .as("nh-core must fit beside anything: do without, or make a module of what needs more")
                .containsExactly("jackson-core");
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void anAdapterBringsCoreAndItsStackOnly(String adapter) {
        assertThat(dependenciesOf(adapter))
                .as("an adapter has nh-core and at most one artifact, its stack; the JDK's needs none")
                .contains("nh-core")
                .hasSizeLessThanOrEqualTo(adapter.equals("nh-transport-jdk") ? 1 : 2)
                .filteredOn(artifact -> artifact.startsWith("nh-"))
                .hasSize(1);
    }

    private static List<String> dependenciesOf(String module) {
        return PomFile.read(Repository.root().resolve(module).resolve("pom.xml"))
                .all(AT_RUN_TIME);
    }
}
