package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.TransportProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What can be found of providers, by the class loader of the thread, as nh4j does. */
final class Discovery {
    private static final String FILE = "META-INF/services/" + TransportProvider.class.getName();

    private Discovery() {}

    /** The lines of all files in {@code META-INF/services}. */
    static List<String> listedForTheClassPath() throws IOException {
        List<String> names = new ArrayList<>();
        for (URL file : Collections.list(loader().getResources(FILE))) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                lines.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(names::add);
            }
        }
        return names;
    }

    private static ClassLoader loader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    static List<? extends Class<? extends TransportProvider>> found() {
        return loaded(providers -> providers.map(ServiceLoader.Provider::type));
    }

    static List<TransportProvider> providers() {
        return loaded(providers -> providers.map(ServiceLoader.Provider::get));
    }

    /** What to look at in the providers. */
    @FunctionalInterface
    private interface View<T> {
        Stream<T> of(Stream<ServiceLoader.Provider<TransportProvider>> providers);
    }

    private static <T> List<T> loaded(View<T> view) {
        try {
            return view.of(ServiceLoader.load(TransportProvider.class).stream()).toList();
        } catch (ServiceConfigurationError e) {
            throw new AssertionError(
                    "a provider cannot be used, and no client can find any while it is there. Mend it, or the line that"
                            + " names it in " + FILE + ": " + e.getMessage(),
                    e);
        }
    }

    /** What {@code module-info} says in the jar or folder that a class comes from. */
    static Optional<ModuleDescriptor> moduleOf(Class<?> type) throws IOException {
        if (type.getModule().isNamed()) {
            return Optional.of(type.getModule().getDescriptor());
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null ? Optional.empty() : moduleIn(path(source.getLocation()));
    }

    private static Path path(URL location) {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class comes from no file: " + location, e);
        }
    }

    private static Optional<ModuleDescriptor> moduleIn(Path jarOrFolder) throws IOException {
        Path file = jarOrFolder.resolve("module-info.class");
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(ModuleDescriptor.read(in));
            }
        }
        if (Files.isDirectory(jarOrFolder)) {
            return Optional.empty();
        }
        return ModuleFinder.of(jarOrFolder).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(descriptor -> !descriptor.isAutomatic())
                .findFirst();
    }
}
