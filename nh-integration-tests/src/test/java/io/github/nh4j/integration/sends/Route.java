package io.github.nh4j.integration.sends;

import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way from a client to the emulator.
 *
 * @param name what a report calls it
 * @param connectionString which of the server's to use
 * @param transport how to get there
 */
record Route(
        String name, Function<EmulatorServer, String> connectionString, Function<HubEmulator, Transport> transport) {

    /** In memory; and each stack, as it comes, over HTTP, and over HTTPS with HTTP/2 where the stack speaks it. */
    static Stream<Route> all() {
        Route inMemory = new Route("in memory", EmulatorServer::connectionString, HubEmulator::transport);
        return Stream.concat(
                Stream.of(inMemory),
                Stacks.all().stream()
                        .flatMap(stack -> Stream.of(
                                over("HTTP", stack, EmulatorServer::connectionString),
                                over("HTTPS", stack, EmulatorServer::httpsConnectionString))));
    }

    private static Route over(
            String protocol, TransportProvider stack, Function<EmulatorServer, String> connectionString) {
        return new Route(stack.name() + " over " + protocol, connectionString, emulator -> stack.create());
    }

    @Override
    public String toString() {
        return name;
    }
}
