package io.github.nh4j.internal.discovery;

import io.github.nh4j.transport.TransportProvider;
import java.security.CodeSource;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the provider that the system property names, or else the only one there is. */
public final class TransportDiscovery {
    private static final String PROPERTY = "nh4j.transport";
    private static final String WAYS_OUT = " Give one to the builder with transport(...), or name one with the system"
            + " property " + PROPERTY + ", or leave only one on the class path.";

    private TransportDiscovery() {}

    /**
     * The provider to use.
     *
     * @throws IllegalStateException if there is none, if there are several and none was named, or if the one that was
     *     named is not there
     */
    public static TransportProvider discover() {
        return choose(found(), System.getProperty(PROPERTY));
    }

    static TransportProvider choose(List<TransportProvider> found, @Nullable String wanted) {
        if (wanted != null) {
            return found.stream()
                    .filter(provider -> provider.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the system property " + PROPERTY
                            + " names the transport \"" + wanted + "\", which is not there. " + describe(found)));
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IllegalStateException(
                found.isEmpty() ? describe(found) : "several transports were found. " + describe(found) + WAYS_OUT);
    }

    private static String describe(List<TransportProvider> found) {
        if (found.isEmpty()) {
            return "No transport was found. Add one of these artifacts of the group io.github.nh4j:"
                    + " nh-transport-jdk (no further dependency), nh-transport-okhttp, nh-transport-apache;"
                    + " or give your own to the builder with transport(...).";
        }
        return found.stream()
                .map(provider -> provider.name() + " (" + provider.getClass().getName() + origin(provider) + ")")
                .collect(Collectors.joining(", ", "Found: ", "."));
    }

    private static String origin(TransportProvider provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null ? "" : " in " + source.getLocation();
    }

    /** The thread's class loader first, as containers expect; then the one that loaded this library. */
    private static List<TransportProvider> found() {
        List<TransportProvider> found = load(ServiceLoader.load(TransportProvider.class));
        return found.isEmpty()
                ? load(ServiceLoader.load(TransportProvider.class, TransportDiscovery.class.getClassLoader()))
                : found;
    }

    private static List<TransportProvider> load(ServiceLoader<TransportProvider> loader) {
        try {
            return loader.stream().map(ServiceLoader.Provider::get).toList();
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException("a transport was found that cannot be used: " + e.getMessage(), e);
        }
    }
}
