package io.github.nh4j.integration.chaos;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.TransportProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a client is used.
 *
 * @param stack with which HTTP stack; with none in memory
 * @param async with futures, or blocking
 */
record Face(Optional<TransportProvider> stack, boolean async) {
    /** Made once: providers are equal to themselves only, and so are those who have one. */
    private static final List<Face> ALL = Stream.concat(
                    Stream.of(Optional.<TransportProvider>empty()),
                    Stacks.all().stream().map(Optional::of))
            .flatMap(stack -> Stream.of(new Face(stack, false), new Face(stack, true)))
            .toList();

    static Stream<Face> all() {
        return ALL.stream();
    }

    /** The transport for an emulator; one that has a stack is good for all. */
    AsyncTransport transport(HubEmulator emulator) {
        return stack.map(provider -> (AsyncTransport) provider.create()).orElseGet(emulator::transport);
    }

    /** Does an operation and waits for its end. */
    Object run(NotificationHubClient hub, Operation operation, String key) throws Exception {
        if (!async) {
            return operation.call(hub, key);
        }
        try {
            return operation.start(hub.async(), key).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    @Override
    public String toString() {
        return stack.map(TransportProvider::name).orElse("memory") + (async ? ", async" : ", blocking");
    }
}
