package io.github.nh4j.integration.sends;

import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.transport.Transport;
import java.util.function.BiFunction;
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
        String name,
        Function<EmulatorServer, String> connectionString,
        BiFunction<HubEmulator, EmulatorServer, Transport> transport) {

    /** In memory, and each stack over HTTP and over HTTPS. */
    static Stream<Route> all() {
        Route inMemory =
                new Route("in memory", EmulatorServer::connectionString, (emulator, server) -> emulator.transport());
        return Stream.concat(
                Stream.of(inMemory),
                Stack.ALL.stream()
                        .flatMap(stack -> Stream.of(
                                over("HTTP", stack, EmulatorServer::connectionString),
                                over("HTTPS", stack, EmulatorServer::httpsConnectionString))));
    }

    private static Route over(String protocol, Stack stack, Function<EmulatorServer, String> connectionString) {
        return new Route(
                stack.name() + " over " + protocol,
                connectionString,
                (emulator, server) -> stack.trusting(server.caCertificate()));
    }

    @Override
    public String toString() {
        return name;
    }
}
