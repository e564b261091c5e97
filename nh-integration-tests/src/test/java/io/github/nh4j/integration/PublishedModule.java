package io.github.nh4j.integration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A published module, found on the class path of the tests.
 *
 * @param artifact the name of its folder and artifact
 * @param location its jar or its folder of classes, whichever Maven has put on the class path
 * @param descriptor its {@code module-info}
 */
public record PublishedModule(String artifact, Path location, ModuleDescriptor descriptor) {
    private static final String MODULE_INFO = "module-info.class";
    private static final String ROOT = "io.github.nh4j.";

    /** All of them, in the order of the root pom. Each must be a dependency of this module. */
    public static List<PublishedModule> all() {
        List<PublishedModule> onClassPath = onClassPath();
        return RootPom.read().publishedJars().stream()
                .map(artifact -> onClassPath.stream()
                        .filter(module -> module.artifact.equals(artifact))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no module-info of " + artifact
                                + " is on the class path: add it to nh-integration-tests/pom.xml, with scope test;"
                                + " its module is called " + ROOT + "<what follows nh- in its artifact, with dots>")))
                .toList();
    }

    /** The one of an artifact. */
    public static PublishedModule of(String artifact) {
        return all().stream()
                .filter(module -> module.artifact.equals(artifact))
                .findFirst()
                .orElseThrow();
    }

    /** The packages that users see, by name. */
    public List<String> exportedPackages() {
        return descriptor.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
    }

    /** The size of its jar; before there is one, that of its classes, packed as the jar will be. */
    public long jarBytes() {
        try {
            return Files.isDirectory(location) ? packed(location) : Files.size(location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long packed(Path folder) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return jar.size();
    }

    private static List<PublishedModule> onClassPath() {
        List<PublishedModule> modules = new ArrayList<>();
        try {
            for (URL file :
                    Collections.list(PublishedModule.class.getClassLoader().getResources(MODULE_INFO))) {
                ModuleDescriptor descriptor = descriptor(file);
                if (descriptor.name().startsWith(ROOT)) {
                    String artifact =
                            "nh-" + descriptor.name().substring(ROOT.length()).replace('.', '-');
                    modules.add(new PublishedModule(artifact, location(file), descriptor));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }

    private static ModuleDescriptor descriptor(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return ModuleDescriptor.read(in);
        }
    }

    /** {@code jar:file:/x.jar!/module-info.class} or {@code file:/classes/module-info.class}. */
    private static Path location(URL file) {
        String text = file.toString();
        String folder = text.substring(0, text.length() - MODULE_INFO.length() - 1);
        return Path.of(URI.create(
                folder.startsWith("jar:") ? folder.substring("jar:".length(), folder.length() - 1) : folder));
    }
}
