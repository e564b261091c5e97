package io.github.nh4j.integration.api;

import io.github.nh4j.integration.PublishedModule;
import io.github.nh4j.integration.Repository;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users see of a module: the text of {@code docs/api/<artifact>.txt}. */
final class PublicApi {
    private final PublishedModule module;

    PublicApi(PublishedModule module) {
        this.module = module;
    }

    /** Prints the modules that are named by their artifacts, or all of them. */
    public static void main(String[] artifacts) throws IOException {
        List<String> wanted = List.of(artifacts);
        for (PublishedModule module : PublishedModule.all()) {
            if (wanted.isEmpty() || wanted.contains(module.artifact())) {
                System.out.println(new PublicApi(module).text());
            }
        }
    }

    /** Where the text is committed. */
    Path file() {
        return Repository.root().resolve("docs/api").resolve(module.artifact() + ".txt");
    }

    String text() throws IOException {
        StringBuilder text = new StringBuilder("module " + module.descriptor().name() + "\n");
        for (String exported : module.exportedPackages()) {
            text.append("\npackage ").append(exported).append('\n');
            for (Class<?> type : publicTypesIn(exported)) {
                text.append('\n').append(new TypeText(type).text(""));
            }
        }
        return text.toString();
    }

    private List<Class<?>> publicTypesIn(String packageName) throws IOException {
        String folder = packageName.replace('.', '/');
        if (Files.isDirectory(module.location())) {
            return publicTypes(packageName, module.location().resolve(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(module.location())) {
            return publicTypes(packageName, jar.getPath(folder));
        }
    }

    private static List<Class<?>> publicTypes(String packageName, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .sorted()
                    .<Class<?>>map(name -> load(packageName + "." + name.substring(0, name.length() - 6)))
                    .filter(Modifiers::isAccessible)
                    .collect(Collectors.toList());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
