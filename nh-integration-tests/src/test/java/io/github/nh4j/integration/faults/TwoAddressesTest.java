package io.github.nh4j.integration.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose name has two addresses. What a name means is settled once for a JVM, so this takes one of its own. */
class TwoAddressesTest {
    /** The JDK tries the first address only. */
    private static final Set<String> TRIES_ONE = Set.of("jdk");

    /** F-045. */
    @Test
    void theFirstIsDead(@TempDir Path folder) throws Exception {
        assertThat(linesOf("dead", folder)).isNotEmpty().allSatisfy(line -> {
            String stack = line.substring(0, line.indexOf(' '));
            assertThat(line).endsWith(TRIES_ONE.contains(stack) ? " NOT_SENT 0" : " ACCEPTED 1");
        });
    }

    /** F-051. */
    @Test
    void theFirstResets(@TempDir Path folder) throws Exception {
        assertThat(linesOf("resets", folder))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(" UNKNOWN 1"));
    }

    private static List<String> linesOf(String peer, Path folder) throws Exception {
        Path hosts = Files.write(folder.resolve("hosts"), List.of("127.0.0.2 localhost", "127.0.0.1 localhost"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoAddresses.class.getName(),
                        peer)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
