package io.github.nh4j.emulator.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the jar, and what must not be. */
class RunnableJarContentIT {
    private static final String OWN = "io.github.nh4j";
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`]+)`");

    private JarFile jar;
    private List<String> names;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(RunnableJar.file().toFile());
        names = jar.stream().map(ZipEntry::getName).toList();
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void itIsNoModuleAndHasNoSignatureOfWhatItIsMadeOf() {
        assertThat(names)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
    }

    @Test
    void everyPackageAndEveryLicenceFileIsInTheListOfLicences() throws IOException {
        List<String> listed = inBackticks(text("META-INF/THIRD-PARTY.md"));

        assertThat(names.stream()
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.replaceFirst("^META-INF/versions/[0-9]+/", "")
                                .replaceFirst("/[^/]*$", "")
                                .replace('/', '.'))
                        .distinct())
                .contains(OWN)
                .allMatch(name -> listed.stream().anyMatch(known -> (name + ".").startsWith(known + ".")));
        assertThat(names.stream().filter(name -> name.matches("META-INF/[^/]*(LICENSE|NOTICE)[^/]*")))
                .containsExactlyInAnyOrderElementsOf(listed.stream()
                        .filter(name -> name.startsWith("META-INF/"))
                        .distinct()
                        .toList());
    }

    @Test
    void itHasTheLicenceThatMostOfItIsUnder() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
        assertThat(text("META-INF/NOTICE")).contains("Jackson");
    }

    @Test
    void servicesOfSeveralJarsAreMerged() throws IOException {
        assertThat(text("META-INF/services/org.eclipse.jetty.http.HttpFieldPreEncoder"))
                .contains("Http11FieldPreEncoder", "HpackFieldPreEncoder");
    }

    private static List<String> inBackticks(String text) {
        return IN_BACKTICKS
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private String text(String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
