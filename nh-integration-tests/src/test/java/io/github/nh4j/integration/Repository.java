package io.github.nh4j.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checked-out sources, found from the folder that the tests run in. */
public final class Repository {
    private Repository() {}

    /** The folder with the root pom in it. */
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("nh-bom/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run the tests inside the repository; " + start + " is not in it");
    }

    /** Every Java file of every module, main and test. */
    public static List<Path> javaFiles() {
        return RootPom.read().modules().stream()
                .flatMap(module -> javaFiles(root().resolve(module).resolve("src")).stream())
                .toList();
    }

    /** The Java files under a folder, which need not exist. */
    public static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
