package io.github.nh4j.emulator.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code java -jar nh-emulator.jar} in a process of its own, which ends with the test at the latest. */
final class RunnableJar implements AutoCloseable {
    /** For a machine that does much else. */
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;
    private final Path errors;

    private RunnableJar(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader();
        this.errors = errors;
    }

    static Path file() {
        return Path.of(System.getProperty("runnable.jar"));
    }

    /** In a folder of the test's, which gets a file with all that is written to stderr. */
    static RunnableJar start(Path folder, String... options) throws IOException {
        Path errors = folder.resolve("stderr.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                file().toAbsolutePath().toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        return new RunnableJar(process, errors);
    }

    /** What it prints before a line, as soon as that line is there, or all if it ends without. */
    List<String> linesUntil(String last) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    List<String> lines = new ArrayList<>();
                    for (String line = readLine(); line != null && !line.equals(last); line = readLine()) {
                        lines.add(line);
                    }
                    return lines;
                })
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private String readLine() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as Ctrl-C and a container's stop do. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end, and returns its status. */
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end");
        }
        return process.exitValue();
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
