package io.github.nh4j.integration;

import java.util.List;

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

    /** All modules, in the order of the pom. */
    List<String> modules() {
        return pom.all("/project/modules/module");
    }

    /** The modules whose jars users get: those that are not kept from being deployed. */
    public List<String> publishedJars() {
        return modules().stream().filter(RootPom::isPublishedJar).toList();
    }

    private static boolean isPublishedJar(String module) {
        PomFile file = PomFile.read(Repository.root().resolve(module).resolve("pom.xml"));
        return !file.first("/project/properties/maven.deploy.skip").equals("true")
                && !file.first("/project/packaging").equals("pom");
    }
}
