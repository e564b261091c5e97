package io.github.nh4j.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the root pom says of the modules. A module, its artifact and its folder have the same name. */
public final class RootPom {
    private final PomFile pom;

    private RootPom(PomFile pom) {
        this.pom = pom;
    }

    /** The pom in the repository. */
    public static RootPom read() {
        return new RootPom(PomFile.read(Repository.root().resolve("pom.xml")));
    }

    /** The version that all modules have. */
    String version() {
        return pom.first("/project/version");
    }

    /** All modules, also those whose folder has been deleted. */
    public List<String> allModules() {
        return Stream.of("/project/modules/module", "/project/profiles/profile/modules/module")
                .flatMap(path -> pom.all(path).stream())
                .toList();
    }

    /** The modules that are there. */
    List<String> modules() {
        return allModules().stream()
                .filter(module -> Files.isRegularFile(pomOf(module)))
                .toList();
    }

    private static Path pomOf(String module) {
        return Repository.root().resolve(module).resolve("pom.xml");
    }

    /** The modules whose jars users get: those that are not kept from being deployed. */
    public List<String> publishedJars() {
        return modules().stream().filter(RootPom::isPublishedJar).toList();
    }

    private static boolean isPublishedJar(String module) {
        PomFile file = PomFile.read(pomOf(module));
        return file.first("/project/parent/artifactId").equals("nh-parent")
                && !file.first("/project/properties/maven.deploy.skip").equals("true")
                && !file.first("/project/packaging").equals("pom");
    }
}
