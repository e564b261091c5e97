package io.github.nh4j.integration.modulepath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A module called {@code consumer} in a folder of its own: compiled and run with what is given to it, and no class path. */
final class ConsumerModule {
    private final Path folder;
    private final List<Path> modulePath;

    ConsumerModule(Path folder, List<Path> modulePath) {
        this.folder = folder;
        this.modulePath = modulePath;
    }

    /** Compiles, every warning on. The sources are given by their paths. Returns what the compiler has to say. */
    List<String> compile(Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:all",
                    "-proc:none",
                    "-p",
                    path(modulePath),
                    "-d",
                    classes().toString());
            compiler.getTask(null, manager, said, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return said.getDiagnostics().stream().map(Object::toString).toList();
    }

    /** Runs the main class in a new process and returns all that it prints, and how it ended. */
    String run(String mainClass) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<Path> all =
                Stream.concat(Stream.of(classes()), modulePath.stream()).toList();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        path(all),
                        "-m",
                        "consumer/" + mainClass)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            String end = process.waitFor(60, TimeUnit.SECONDS) ? "exit " + process.exitValue() : "still running";
            return Files.readString(output) + end;
        } finally {
            process.destroyForcibly();
        }
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private static String path(List<Path> parts) {
        return parts.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
