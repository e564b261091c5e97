package io.github.nh4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BomTest {
    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";

    private final RootPom root = RootPom.read();
    private final PomFile bom = PomFile.read(Repository.root().resolve("nh-bom").resolve("pom.xml"));

    @Test
    void listsTheModulesThatArePublished() {
        assertThat(bom.all(MANAGED + "/artifactId"))
                .as("nh-bom/pom.xml has one <dependency> for each module of the root pom that does not set"
                        + " maven.deploy.skip; add what is missing, remove what is gone")
                .doesNotHaveDuplicates()
                .containsAll(root.publishedJars())
                .isSubsetOf(root.allModules());
    }

    @Test
    void managesArtifactsOfThisProjectOnly() {
        assertThat(bom.all(MANAGED + "/groupId"))
                .as("whoever imports the BOM must get no version of anybody else's artifacts from it")
                .containsOnly("io.github.nh4j");
        assertThat(bom.all("/project/parent"))
                .as("with a parent, the BOM would hand on what the parent manages")
                .isEmpty();
    }

    @Test
    void hasTheVersionOfTheOtherModules() {
        assertThat(bom.first("/project/version"))
                .as("nh-bom has no parent, so its version is raised by hand together with the root pom's")
                .isEqualTo(root.version());
        assertThat(bom.all(MANAGED + "/version"))
                .as("every artifact goes together with the BOM's own version")
                .containsOnly("${project.version}");
    }
}
