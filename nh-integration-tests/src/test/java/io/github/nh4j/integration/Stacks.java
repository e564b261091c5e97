package io.github.nh4j.integration;

import io.github.nh4j.transport.TransportProvider;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The HTTP stacks that there is an adapter for, as far as their modules are there: no test names one. */
public final class Stacks {
    private Stacks() {}

    /** Their providers, by name. */
    public static List<TransportProvider> all() {
        List<TransportProvider> found = ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(TransportProvider::name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no adapter is on the class path");
        }
        return found;
    }
}
